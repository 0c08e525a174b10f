import { isPaperThere, paperOf, type SupplementDraft } from '../../draft/draft.js';
import { t } from '../../text/language.js';

/** A paper that an office asked for. */
export interface Missing { readonly code: string; readonly name: string; readonly note: string | null }

/** What keeps a supplement from being sent: it is taken only with everything that was asked for. */
export function paperProblems(missing: readonly Missing[], draft: SupplementDraft): { readonly id: string; readonly words: string }[] {
  return missing.flatMap(({ code, name }) => {
    const paper = paperOf(draft, code);
    const id = `paper-${code}`;
    if (paper.photos.length > 0) return [{ id, words: t('{{name}}: bấm "Dùng trang này" để gửi các trang đã chụp', { name }) }];
    if (isPaperThere(paper)) return [];
    return [{ id, words: paper.files.length > 0 ? t('{{name}}: chờ gửi xong, hoặc bỏ tệp không nhận được', { name }) : t('{{name}}: chụp ảnh hoặc chọn tệp', { name }) }];
  });
}

export const suppliedOf = (missing: readonly Missing[], draft: SupplementDraft) =>
  missing.map(({ code }) => ({ code, files: paperOf(draft, code).files.flatMap(({ fileId }) => (fileId === null ? [] : [fileId])) }));
