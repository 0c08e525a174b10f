import type { Dossier, RpcReply, trackOwnDossier } from '@haicap/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { paperOf, supplementDraft, withPaper, type SupplementDraft } from '../../draft/draft.js';
import { readDraft, writeDraft } from '../../draft/draft.store.js';
import { SavedLine } from '../../draft/saved-line.js';
import { SendAgain } from '../../draft/send-again.js';
import { useSendOnce } from '../../draft/send-once.js';
import { discardDraft, useDraft } from '../../draft/use-draft.js';
import '../../e-form/e-form.css';
import { usePageTitle } from '../../frame/page-title.js';
import { QueryStates } from '../../frame/query-states.js';
import { useParam } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { askAsPerson } from '../../session/as-person.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { t } from '../../text/language.js';
import { showInstant } from '../../text/dates.js';
import { PaperCard } from '../components/paper-card.js';
import { ErrorSummary } from '../filing/error-summary.js';
import '../filing/filing.css';
import { paperProblems, suppliedOf, type Missing } from './supplied.js';

type Tracked = RpcReply<typeof trackOwnDossier>;

/** What an office asked for once more: exactly those papers, nothing else. */
export function SupplementPage() {
  usePageTitle(t('Bổ sung hồ sơ'));
  return <ForSignedIn isFor={({ kind }) => kind === 'citizen'}>{({ accountId }) => <Supplement accountId={accountId} />}</ForSignedIn>;
}

function Supplement({ accountId }: { accountId: string }) {
  const dossierId = useParam('dossierId');
  const tracked = useQuery({ queryKey: ['own-dossier', dossierId, 'tracked'], queryFn: () => askAsPerson<Tracked>(`/api/v1/me/dossiers/${dossierId}`) });
  const [supplied, setSupplied] = useState<Dossier | null>(null);
  if (supplied !== null) return <Supplied dossier={supplied} />;
  return (
    <QueryStates query={tracked} waiting={t('Đang tải…')}>
      {(found) => (found.status === 'supplement-requested' ? <Asked tracked={found} accountId={accountId} onSupplied={setSupplied} /> : <NothingAsked tracked={found} />)}
    </QueryStates>
  );
}

const back = (dossierId: string) => `${PATHS.ownDossiers}/${dossierId}`;

function NothingAsked({ tracked }: { tracked: Tracked }) {
  return (
    <div className="card notice">
      <h1>{t('Không có gì phải bổ sung')}</h1>
      <p>{tracked.holding} {tracked.next}</p>
      <PageLink className="btn" to={back(tracked.dossierId)}>{t('Về hồ sơ')}</PageLink>
    </div>
  );
}

interface AskedProps { readonly tracked: Tracked; readonly accountId: string; readonly onSupplied: (dossier: Dossier) => void }

/** Opens the draft of this supplement, or begins it. */
function Asked({ tracked, accountId, onSupplied }: AskedProps) {
  const { dossierId, procedureName } = tracked;
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const begin = supplementDraft({ dossierId, procedureName }, accountId, new Date());
    void readDraft(begin.draftId).then(async (there) => { if (there === undefined) await writeDraft(begin); }).finally(() => setOpen(true));
  }, [dossierId, procedureName, accountId]);
  return isOpen ? <SupplementForm tracked={tracked} onSupplied={onSupplied} /> : <p className="muted" role="status">{t('Đang mở bản nháp…')}</p>;
}

function SupplementForm({ tracked, onSupplied }: Omit<AskedProps, 'accountId'>) {
  const { state, savedAt, change } = useDraft<SupplementDraft>(`supplement-${tracked.dossierId}`);
  if (state.kind === 'loading') return <p className="muted" role="status">{t('Đang mở bản nháp…')}</p>;
  if (state.kind !== 'there') return <p className="card notice" role="alert">{t('Trình duyệt không mở được bản nháp')}. {t('Có thể trình duyệt đang ở chế độ ẩn danh hoặc hết chỗ. Hãy mở bằng cửa sổ thường.')}</p>;
  return <Papers tracked={tracked} draft={state.draft} savedAt={savedAt} change={change} onSupplied={onSupplied} />;
}

interface PapersProps extends Omit<AskedProps, 'accountId'> { readonly draft: SupplementDraft; readonly savedAt: string | null; readonly change: (change: (draft: SupplementDraft) => SupplementDraft) => void }

function Papers({ tracked, draft, savedAt, change, onSupplied }: PapersProps) {
  const queries = useQueryClient();
  const [problems, setProblems] = useState<ReturnType<typeof paperProblems>>([]);
  const [tries, setTries] = useState(0);
  const sending = useSendOnce({
    draft, change, path: `/api/v1/dossiers/${tracked.dossierId}/supplements`,
    onAccepted: (dossier: Dossier) => {
      onSupplied(dossier);
      void discardDraft(draft);
      void queries.invalidateQueries({ queryKey: ['own-dossier'] });
    },
  });
  useNamedPaper();
  if (draft.sending !== null) return <SendAgain sending={sending} />;
  const send = () => {
    const found = paperProblems(tracked.missing, draft);
    setProblems(found);
    setTries(tries + 1);
    if (found.length === 0) sending.send({ components: suppliedOf(tracked.missing, draft) }, tracked.version);
  };
  return (
    <>
      <div className="filing-top"><p className="small muted">{tracked.procedureName} · {tracked.code}</p><SavedLine savedAt={savedAt} /></div>
      <h1>{t('Bổ sung {{count}} giấy tờ', { count: tracked.missing.length })}</h1>
      <p>{t('{{unit}} cần thêm những giấy tờ dưới đây. Gửi đủ tại đây là được, không cần đến quầy; thời hạn giải quyết chạy tiếp khi bạn gửi.', { unit: tracked.competentUnitName })}</p>
      {tracked.reason?.text != null && <p className="now">{tracked.reason.text}</p>}
      <ErrorSummary problems={problems} tries={tries} />
      {sending.problem !== null && <div className="card notice" role="alert"><b>{t('Chưa gửi được.')}</b><p>{sending.problem.title}</p></div>}
      {tracked.missing.map((one) => <OnePaper key={one.code} one={one} draft={draft} change={change} problem={problems.find(({ id }) => id === `paper-${one.code}`)?.words} />)}
      <div className="filing-go"><button type="button" className="btn primary" aria-disabled={sending.busy} onClick={sending.busy ? undefined : send}>{sending.busy ? t('Đang gửi…') : t('Gửi bổ sung')}</button></div>
    </>
  );
}

/** A link that names a paper (`giay-to`) opens at it. */
function useNamedPaper(): void {
  const code = new URLSearchParams(window.location.search).get('giay-to');
  useEffect(() => { if (code !== null) document.getElementById(`paper-${code}`)?.closest('section')?.scrollIntoView({ block: 'start' }); }, [code]);
}

interface OnePaperProps { readonly one: Missing; readonly draft: SupplementDraft; readonly change: PapersProps['change']; readonly problem: string | undefined }

function OnePaper({ one, draft, change, problem }: OnePaperProps) {
  return (
    <PaperCard id={`paper-${one.code}`} place={{ draftId: draft.draftId, code: one.code }} paper={paperOf(draft, one.code)} problem={problem}
      asked={{ code: one.code, name: one.name, isRequired: true, byData: false, byHand: false, note: one.note }}
      onWay={(way) => change((before) => withPaper(before, one.code, (paper) => ({ ...paper, way })))} />
  );
}

function Supplied({ dossier }: { dossier: Dossier }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => { title.current?.focus(); }, []);
  return (
    <>
      <span className="sent-mark" aria-hidden="true">✓</span>
      <h1 ref={title} tabIndex={-1}>{t('Đã gửi bổ sung')}</h1>
      <p>{dossier.dueAt === null ? t('Quầy một cửa xem tiếp hồ sơ {{code}}.', { code: dossier.code }) : t('Thời hạn chạy tiếp. Ngày hẹn mới của hồ sơ {{code}}: {{time}}.', { code: dossier.code, time: showInstant(dossier.dueAt) })}</p>
      <p><PageLink className="btn primary" to={back(dossier.dossierId)}>{t('Về hồ sơ')}</PageLink></p>
    </>
  );
}
