import type { Dossier } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { DueMark } from '../../due-words/due-mark.js';
import { QueryStates } from '../../frame/query-states.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { t } from '../../text/language.js';
import { useWaitingOn } from '../deferred/deferred-commands.js';
import { wordsOf } from '../deferred/waiting.js';
import { componentsQuery, timelineQuery } from '../dossier/dossier-query.js';
import { latestDraft } from '../dossier/result-draft.js';
import { StepPanel } from '../dossier/step-panel.js';
import { verbOf, type Verb } from '../dossier/verbs.js';
import { PaperView } from '../paper/paper-view.js';
import type { Act } from './carry-out.js';
import { riskFlags } from './risk-flags.js';

interface ApprovalCardProps {
  readonly dossier: Dossier;
  readonly accountId: string;
  readonly isChosen: boolean;
  readonly onChoose: ((on: boolean) => void) | undefined;
  readonly ways: readonly { readonly label: string; readonly acts: readonly Act[] }[];
  readonly busy: boolean;
  readonly onStart: (acts: readonly Act[]) => void;
}

const BESIDE = ['return-approval', 'consent-to-supplement', 'refuse-supplement-consent', 'withdraw-signature'] as const;

/** One dossier that waits: what it is, what to be careful about, its draft, and the two decisions. */
export function ApprovalCard({ dossier, accountId, isChosen, onChoose, ways, busy, onStart }: ApprovalCardProps) {
  const { dossierId, code, applicantName, procedureName, allowedActions } = dossier;
  const [verb, setVerb] = useState<Verb | null>(null);
  const [isReading, setReading] = useState(false);
  const { message } = App.useApp();
  const waiting = useWaitingOn(dossierId);
  const flags = riskFlags(dossier, Date.now());
  const besides = BESIDE.filter((action) => allowedActions.includes(action)).flatMap((action) => verbOf(action) ?? []);
  return (
    <li className="card pad approval-card">
      <div className="top">
        <div className="person-line">{onChoose !== undefined && <Checkbox checked={isChosen} onChange={({ target }) => onChoose(target.checked)} aria-label={t('Chọn {{code}}', { code })} />}<b>{applicantName}</b></div>
        <DueMark timed={dossier} />
      </div>
      <p>{procedureName}<br /><span className="small muted">{code}</span></p>
      {flags.length > 0 && <ul className="plain row" aria-label={t('Cần lưu ý')}>{flags.map(({ tone, words }) => <li key={words} className={`tag ${tone}`}>{words}</li>)}</ul>}
      <LastNote dossierId={dossierId} />
      <div className="row">
        <Button onClick={() => setReading(!isReading)} aria-expanded={isReading}>{isReading ? t('Đóng dự thảo') : t('Đọc dự thảo')}</Button>
        <PageLink to={`${PATHS.worklist}/${dossierId}`} className="btn" label={t('Mở hồ sơ {{code}}', { code })}>{t('Mở hồ sơ')}</PageLink>
      </div>
      {isReading && <Draft dossierId={dossierId} />}
      {waiting !== undefined && <p role="status">{wordsOf(waiting)}.</p>}
      {waiting === undefined && (verb === null ? (
        <div className="approval-acts">
          {ways.slice(0, 1).map(({ label, acts }) => <Button key={label} type="primary" size="large" disabled={busy} onClick={() => onStart(acts)}>{label}</Button>)}
          {besides.map((beside) => <Button key={beside.action} size="large" disabled={busy} onClick={() => setVerb(beside)}>{beside.action === 'return-approval' ? t('Trả lại kèm lý do') : beside.label}</Button>)}
        </div>
      ) : <StepPanel dossier={dossier} verb={verb} accountId={accountId} onClose={() => setVerb(null)} onDone={(after) => { setVerb(null); if (after !== null) void message.success(t('{{code}}: đã xong.', { code })); }} />)}
    </li>
  );
}

/** What the specialist wrote with the submission. */
function LastNote({ dossierId }: { dossierId: string }) {
  const entries = useQuery(timelineQuery(dossierId)).data?.entries;
  const note = entries?.findLast((entry) => entry.note !== undefined && entry.note.text !== '')?.note?.text;
  return note === undefined ? null : <blockquote>{note}</blockquote>;
}

function Draft({ dossierId }: { dossierId: string }) {
  const query = useQuery(componentsQuery(dossierId));
  return (
    <QueryStates query={query} waiting={t('Đang tải giấy tờ…')}>
      {({ items }) => {
        const draft = latestDraft(items);
        if (draft === undefined) return <p className="notice">{t('Hồ sơ này không kèm dự thảo PDF. Hãy mở hồ sơ để xem giấy tờ.')}</p>;
        return <div className="draft"><PaperView address={`/api/v1/files/${draft.fileId}/content${draft.scan === 'unscanned' ? '?confirmUnscanned=true' : ''}`} name={t('Dự thảo kết quả')} /></div>;
      }}
    </QueryStates>
  );
}
