import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { ask } from '../../api/client.js';
import type { FilingDraft } from '../../draft/draft.js';
import { SavedLine } from '../../draft/saved-line.js';
import type { FilingReceipt } from '../../draft/filing-receipt.js';
import { useDraft, useReceipts } from '../../draft/use-draft.js';
import '../../e-form/e-form.css';
import { usePageTitle } from '../../frame/page-title.js';
import { QueryStates } from '../../frame/query-states.js';
import { useOpen, useParam, useView } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { UnknownSession } from '../../session/for-signed-in.js';
import { t } from '../../text/language.js';
import { CheckAnswers } from './check-answers.js';
import './filing.css';
import { CHECK, filingView, type FilingView, type GoTo } from './filing-parts.js';
import type { Procedure, Step } from './filing-steps.js';
import { SentFiling } from './sent-filing.js';
import { StartFiling } from './start-filing.js';
import { StepPage } from './step-page.js';
import { TaskList } from './task-list.js';

/** Files a dossier for a procedure: a list of tasks, one thing on each page, a look at everything, and then it is sent. */
export function FilingPage() {
  const code = useParam('code');
  const procedure = useQuery({ queryKey: ['procedure', code], queryFn: () => ask<Procedure>(`/api/v1/procedures/${encodeURIComponent(code)}`), staleTime: 600_000 });
  return <QueryStates query={procedure} waiting={t('Đang mở thủ tục…')}>{(found) => <Filing procedure={found} />}</QueryStates>;
}

function Filing({ procedure }: { procedure: Procedure }) {
  const [shown, change] = useView<FilingView>(filingView);
  const open = useOpen();
  const goTo: GoTo = useCallback((to) => change(to, 'push'), [change]);
  usePageTitle(t('Nộp hồ sơ: {{name}}', { name: procedure.name }));
  const { standing, keep, close } = useConfirmation(shown.nhap);
  if (standing.kind === 'there') return <SentFiling receipt={standing.receipt} onClosed={() => { close(); open(PATHS.ownDossiers); }} />;
  if (standing.kind === 'unsure') return <UnknownSession />;
  if (standing.kind === 'asking') return <p className="muted" role="status">{t('Đang mở bản nháp…')}</p>;
  if (shown.nhap === '') return <StartFiling procedure={procedure} goTo={goTo} />;
  return <FilingOfDraft key={shown.nhap} procedure={procedure} shown={shown} goTo={goTo} onSent={keep} />;
}

type Standing = { readonly kind: 'asking' | 'unsure' | 'none' } | { readonly kind: 'there'; readonly receipt: FilingReceipt };

/** The confirmation that stands where a draft was, also after a reload and in another tab, until it is closed. */
function useConfirmation(draftId: string) {
  const [sent, keep] = useState<FilingReceipt | null>(null);
  const receipts = useReceipts();
  const receipt = receipts?.own.find((one) => one.draftId === draftId) ?? (sent?.draftId === draftId ? sent : undefined);
  const standing: Standing = receipt !== undefined ? { kind: 'there', receipt }
    : draftId === '' ? { kind: 'none' }
    : receipts === null ? { kind: 'asking' }
    : { kind: receipts.unsure.includes(draftId) ? 'unsure' : 'none' };
  return { standing, keep, close: () => keep(null) };
}

interface FilingOfDraftProps { readonly procedure: Procedure; readonly shown: FilingView; readonly goTo: GoTo; readonly onSent: (receipt: FilingReceipt) => void }

function FilingOfDraft({ procedure, shown, goTo, onSent }: FilingOfDraftProps) {
  const { state, savedAt, change } = useDraft<FilingDraft>(shown.nhap);
  if (state.kind === 'loading') return <p className="muted" role="status">{t('Đang mở bản nháp…')}</p>;
  if (state.kind === 'unsure') return <UnknownSession />;
  if (state.kind !== 'there') return <GoneDraft failed={state.kind === 'failed'} goTo={goTo} />;
  const { draft } = state;
  const parts = { procedure, draft, change, goTo };
  const isChecked = shown.buoc === CHECK || draft.sending !== null;
  return (
    <>
      <div className="filing-top"><p className="small muted">{procedure.name}</p><SavedLine savedAt={savedAt} /></div>
      <EndedElsewhere draft={draft} />
      {isChecked && <CheckAnswers {...parts} onSent={onSent} />}
      {!isChecked && shown.buoc === '' && <TaskList {...parts} />}
      {!isChecked && shown.buoc !== '' && <StepPage key={shown.buoc} {...parts} step={shown.buoc as Step} backToCheck={shown.ve === CHECK} />}
    </>
  );
}

/** Whoever sends it from here too may have filed the same matter twice. */
function EndedElsewhere({ draft: { kept, sending } }: { draft: FilingDraft }) {
  if (kept !== 'gone' || sending !== null) return null;
  return (
    <div className="card notice" role="status">
      <b>{t('Bản nháp này đã được nộp hoặc xóa ở máy khác.')}</b>
      <p>{t('Những gì đã điền vẫn còn ở trình duyệt này. Xem "Hồ sơ của tôi" trước khi gửi, để không nộp hai lần.')} <PageLink to={PATHS.ownDossiers}>{t('Hồ sơ của tôi')}</PageLink></p>
    </div>
  );
}

function GoneDraft({ failed, goTo }: { failed: boolean; goTo: GoTo }) {
  return (
    <div className="card notice" role="status">
      <h1>{failed ? t('Trình duyệt không mở được bản nháp') : t('Không có bản nháp này ở đây')}</h1>
      <p>{failed ? t('Có thể trình duyệt đang ở chế độ ẩn danh hoặc hết chỗ. Hãy mở bằng cửa sổ thường.') : t('Bản nháp nằm trong trình duyệt và tài khoản đã bắt đầu nó. Nó cũng mất khi đã gửi hoặc đã xóa.')}</p>
      <div className="row">
        <button type="button" className="btn" onClick={() => goTo({ nhap: '', buoc: '', ve: '' })}>{t('Bắt đầu lại')}</button>
        <PageLink className="btn" to={PATHS.ownDossiers}>{t('Hồ sơ của tôi')}</PageLink>
      </div>
    </div>
  );
}
