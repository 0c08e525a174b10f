import type { checkProcedureDraft, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { askAsPerson } from '../../session/as-person.js';
import { onceAnswered } from '../../session/sent-again.js';
import { t } from '../../text/language.js';
import { ContentFormContext, type ContentForm } from '../content-form/content-form.js';
import { FeeRules } from '../fee-rules/fee-rules.js';
import { useCommand } from '../keyboard/commands.js';
import type { Draft } from '../procedures/procedure-words.js';
import { SaveLine } from '../content-form/save-line.js';
import { DraftChecks } from './draft-checks.js';
import { DraftDifferences } from './draft-differences.js';
import { PublishDraft } from './publish-draft.js';
import { SECTIONS } from './sections.js';
import { useSaving } from '../content-form/use-saving.js';
import { problemWords } from './problem-words.js';

const textAt = (value: unknown): string => (typeof value === 'string' ? value : '');

interface DraftEditorProps { readonly draft: Draft; readonly mayChange: boolean; readonly onReload: () => Promise<void> }

/** The content in sections, what the check says beside it, and the publication below. */
export function DraftEditor({ draft, mayChange, onReload }: DraftEditorProps) {
  const path = `/api/v1/procedure-drafts/${draft.draftId}`;
  const saving = useSaving(draft, (content, version, run) => run<Draft>({ method: 'POST', path: `${path}/content`, body: { content }, version }));
  const { content, change, version } = saving;
  const check = useQuery({ queryKey: ['procedure-check', draft.draftId, version], queryFn: () => askAsPerson<RpcReply<typeof checkProcedureDraft>>(`${path}/check`), placeholderData: (before) => before });
  useCommand({ id: 'save-draft', label: t('Lưu bản thảo'), keys: 'mod+s', inFields: true, run: () => void saving.save() });
  const form = useMemo<ContentForm>(() => ({
    content, mayChange, change, faults: new Map([...(check.data?.problems ?? []), ...(check.data?.warnings ?? [])].map((problem) => [problem.pointer, problemWords(problem)])),
  }), [content, mayChange, change, check.data]);
  const reload = async (whose: 'theirs' | 'mine') => {
    saving.restart(await onceAnswered(() => askAsPerson<Draft>(path)), whose);
    await onReload();
  };
  return (
    <ContentFormContext value={form}>
      <div className="with-contents">
        <nav className="contents" aria-label={t('Các phần của bản thảo')}>
          {SECTIONS.map(({ id, title, places }) => {
            const count = (check.data?.problems ?? []).filter(({ pointer }) => places.some((place) => pointer === place || pointer.startsWith(`${place}/`))).length;
            return <a key={id} href={`#${id}`} onClick={(event) => { event.preventDefault(); document.getElementById(id)?.scrollIntoView(); document.getElementById(id)?.focus(); }}>{title}{count > 0 && <span className="gold" aria-label={t('{{count}} mục cần sửa', { count })}>{count}</span>}</a>;
          })}
        </nav>
        <div className="stack">
          {SECTIONS.map(({ id, title, Body }) => <section key={id} id={id} tabIndex={-1} className="card pad stack" aria-label={title}><h2>{title}</h2><Body /></section>)}
          {mayChange && <SaveLine saving={saving} onReload={(whose) => void reload(whose)} />}
        </div>
        <div className="aside sticky">
          <DraftChecks check={check} />
          {mayChange && <PublishDraft draft={draft} saving={saving} complete={check.data?.complete === true} onDone={() => void onReload()} />}
        </div>
      </div>
      <FeeRules procedure={{ code: draft.code, field: textAt(content['field']) }} mayChange={mayChange} />
      {draft.baseVersion > 0 && <DraftDifferences draft={draft} version={version} />}
    </ContentFormContext>
  );
}
