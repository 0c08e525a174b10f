import { Radio } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { t } from '../../text/language.js';
import { componentsQuery } from './dossier-query.js';
import { ChosenPdf } from './draft-file.js';
import { latestDraft } from './result-draft.js';
import type { FieldProps } from './field-props.js';

/** What is signed: the draft as a file, another PDF, or a paper that was signed by hand. */
export function Evidence({ dossier, draft, change, problemId }: FieldProps) {
  const items = useQuery(componentsQuery(dossier.dossierId)).data?.items;
  const found = items === undefined ? undefined : latestDraft(items);
  // Wherever a draft came with the submission, it is what is signed.
  useEffect(() => {
    if (found !== undefined && draft.fileId === '') change({ fileId: found.fileId, fileName: t('Dự thảo kết quả, {{count}} trang', { count: found.pages ?? 1 }) });
  }, [found, draft.fileId, change]);
  return (
    <div className="field">
      <Radio.Group aria-label={t('Cách ký')} aria-describedby={problemId} value={draft.kind} onChange={({ target }) => change({ kind: target.value as 'paper' | 'electronic' })}
        options={[{ value: 'electronic', label: t('Ký số tệp PDF') }, { value: 'paper', label: t('Bản giấy đã ký tay, đóng dấu') }]} />
      {draft.kind === 'electronic' && <ChosenPdf draft={draft} change={change} problemId={problemId} />}
    </div>
  );
}
