import type { Dossier, DossierFees, lookUpFiling, RpcReply, trackDossier } from '@haicap/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { post, ProblemError } from '../../api/client.js';
import { usePageTitle } from '../../frame/page-title.js';
import { QueryStates } from '../../frame/query-states.js';
import { useView } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { askAsPerson, writeAsPerson } from '../../session/as-person.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { receives } from '../../session/permissions.js';
import type { OwnAccount } from '../../session/session-keeper.js';
import { showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { useDeferring } from '../deferred/deferred-commands.js';
import { STATUS_WORDS } from '../dossier-words/status-words.js';
import { FeePanel, feesQuery } from '../fees/fee-panel.js';
import { cardTextIn, readCard, type Card } from '../intake/card-text.js';
import { useCommand, useScanner } from '../keyboard/commands.js';
import { Keys } from '../keyboard/keys.js';
import { PaperList } from '../prints/paper-list.js';
import type { DossierPage } from '../worklist/dossier-query.js';
import { fetcherOf, readReceipt } from './receipt-scan.js';
import { HELD_SINCE } from './held-results.js';
import { WaitingResults } from './waiting-results.js';
import '../desk.css';

const returnView = z.object({ dossierId: z.uuid().optional().catch(undefined), days: z.coerce.number().refine((days) => HELD_SINCE.some((one) => one === days)).catch(0) });
type Filing = RpcReply<typeof lookUpFiling>;

/** Handing results over: the receipt is scanned, the person is compared, what is owed is taken, and the result goes. */
export function ReturnPage() {
  usePageTitle(t('Trả kết quả'));
  return <ForSignedIn isFor={receives}>{(account) => <Returning account={account} />}</ForSignedIn>;
}

function Returning({ account }: { account: OwnAccount }) {
  const [{ dossierId, days }, change] = useView(returnView);
  const [card, setCard] = useState<Card | null>(null);
  const [said, setSaid] = useState('');
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => { field.current?.focus(); }, []);
  const take = async (scanned: string) => {
    const person = readCard(cardTextIn(field.current?.value ?? '') ?? scanned);
    setTyped('');
    if (person !== null) return setCard(person);
    const receipt = readReceipt(scanned);
    if (receipt === null) return setSaid(t('Đây không phải mã trên giấy hẹn. Quét mã QR, hoặc gõ mã hồ sơ như H56.147.97-250701-0042.'));
    const found = await find(receipt);
    setSaid(found.said);
    setCard(null);
    if (found.dossierId !== undefined) change({ dossierId: found.dossierId }, 'push');
  };
  useScanner((scanned) => void take(scanned));
  return (
    <>
      <h1>{t('Trả kết quả')}</h1>
      <form className="card pad return-scan" onSubmit={(event) => { event.preventDefault(); void take(typed); }}>
        <label className="f"><span>{t('Quét mã QR trên giấy hẹn, hoặc gõ mã hồ sơ')}</span><input ref={field} name="receipt" value={typed} autoComplete="off" spellCheck={false} onChange={(event) => setTyped(event.target.value)} /></label>
        <button type="submit" className="btn">{t('Tìm')}</button>
        <p role="status" className="gold">{said}</p>
      </form>
      {dossierId === undefined ? <WaitingResults account={account} days={days} onDays={(since) => change({ days: since })} onOpen={(id) => change({ dossierId: id }, 'push')} /> : (
        <OneResult key={dossierId} dossierId={dossierId} card={card} onDone={() => { setCard(null); change({ dossierId: undefined }); field.current?.focus(); }} />
      )}
    </>
  );
}

async function find(receipt: NonNullable<ReturnType<typeof readReceipt>>): Promise<{ dossierId?: string; said: string }> {
  try {
    if ('token' in receipt) return { dossierId: (await post<RpcReply<typeof trackDossier>>('/api/v1/tracking', receipt)).dossierId, said: '' };
    const [found] = (await writeAsPerson<DossierPage>({ method: 'POST', path: '/api/v1/dossiers/search', body: { code: receipt.code, limit: 1 } }, crypto.randomUUID())).items;
    return found === undefined ? { said: t('Không có hồ sơ nào mang mã này ở đơn vị bạn.') } : { dossierId: found.dossierId, said: '' };
  } catch (error) {
    if (error instanceof ProblemError) return { said: error.problem.title };
    throw error;
  }
}

function OneResult({ dossierId, card, onDone }: { dossierId: string; card: Card | null; onDone: () => void }) {
  const dossier = useQuery({ queryKey: ['dossier', dossierId], queryFn: () => askAsPerson<Dossier>(`/api/v1/dossiers/${dossierId}`) });
  return (
    <QueryStates query={dossier} waiting={t('Đang tải hồ sơ…')}>
      {(known) => (
        <div className="return-columns">
          <HandOver dossier={known} card={card} onDone={onDone} />
          <div className="stack"><FeePanel dossier={known} /><PaperList dossier={known} /></div>
        </div>
      )}
    </QueryStates>
  );
}

/** What keeps a result at the desk until it is paid. */
const isHeld = (fees: DossierFees | undefined): boolean => fees !== undefined && fees.outstandingDong > 0 && fees.lines.some(({ beforeReturn, openDong }) => beforeReturn && openDong > 0);

/** Handing over can be taken back for some seconds: nobody is asked first. */
function useHandOver(dossier: Dossier, recipient: string, onDone: () => void) {
  const fees = useQuery(feesQuery(dossier.dossierId));
  const queries = useQueryClient();
  const deferring = useDeferring();
  const held = isHeld(fees.data);
  const isReady = dossier.allowedActions.includes('return-result');
  const run = async () => {
    if (!isReady || held || deferring.busy) return;
    const kept = await deferring.run({
      dossierId: dossier.dossierId, version: dossier.version, command: 'return-result', body: { method: 'counter', ...(recipient.trim() === '' ? {} : { recipient: recipient.trim() }) },
      sentence: t('Đã trả kết quả hồ sơ {{code}}', { code: dossier.code }),
    });
    if (kept === undefined) return;
    void queries.invalidateQueries({ queryKey: ['dossiers'] });
    onDone();
  };
  useCommand({ id: 'return-hand-over', label: t('Trả kết quả cho người nhận'), keys: 'mod+enter', inFields: true, run: () => void run() });
  return { run, held, isReady, busy: deferring.busy, problem: deferring.problem };
}

/** Who of the dossier the card belongs to, or who came instead. */
function useWhoFetches(dossierId: string, card: Card | null) {
  const filing = useQuery({ queryKey: ['filing', dossierId], queryFn: () => askAsPerson<Filing>(`/api/v1/dossiers/${dossierId}/filing`), refetchOnWindowFocus: false, staleTime: Infinity });
  const parties = filing.data?.parties;
  if (card === null || parties === undefined) return { filing, fetcher: undefined, other: null };
  const fetcher = fetcherOf(parties, card.personalNumber);
  return { filing, fetcher, other: fetcher === undefined ? card.fullName : null };
}

/** What stands in the way, each with its way out. */
function Obstacles({ dossier, isReady, held, said }: { dossier: Dossier; isReady: boolean; held: boolean; said: string | undefined }) {
  return (
    <>
      {!isReady && <p className="now" role="status">{t('Chưa trả được: hồ sơ đang ở bước "{{step}}".', { step: STATUS_WORDS[dossier.status] })} <PageLink to={`${PATHS.worklist}/${dossier.dossierId}`}>{t('Mở hồ sơ')}</PageLink></p>}
      {held && <p className="gold" role="alert">◆ {t('Còn phí phải nộp trước khi trả. Thu tiền ở khung bên cạnh, hoặc xác nhận đã nộp ở nơi khác.')}</p>}
      {said !== undefined && <p className="gold" role="alert">◆ {said}</p>}
    </>
  );
}

function HandOver({ dossier, card, onDone }: { dossier: Dossier; card: Card | null; onDone: () => void }) {
  const { filing, fetcher, other } = useWhoFetches(dossier.dossierId, card);
  const [recipient, setRecipient] = useState('');
  const { run, held, isReady, busy, problem } = useHandOver(dossier, recipient, onDone);
  useEffect(() => { if (other !== null) setRecipient(other); }, [other]);
  return (
    <section className="card pad desk-column" aria-labelledby="hand-over">
      <p className="muted small">{dossier.code} · {STATUS_WORDS[dossier.status]}</p>
      <h2 id="hand-over" className="procedure-name">{dossier.procedureName}</h2>
      <QueryStates query={filing} waiting={t('Đang tải người nhận…')}>{(known) => <Parties parties={known.parties} />}</QueryStates>
      <Identity card={card} fetcherName={fetcher?.fullName} isOther={other !== null} />
      <label className="f"><span>{t('Người nhận thay (khi không phải người nộp)')}</span><input value={recipient} maxLength={120} autoComplete="off" onChange={(event) => setRecipient(event.target.value)} /></label>
      <Obstacles dossier={dossier} isReady={isReady} held={held} said={problem?.title} />
      <div className="row">
        <button type="button" className="btn primary" disabled={!isReady || held || busy} onClick={() => void run()}>{t('Trả kết quả')}<Keys keys="mod+enter" /></button>
        <button type="button" className="btn" onClick={onDone}>{t('Về danh sách chờ trả')}</button>
      </div>
    </section>
  );
}

const ROLES: Readonly<Record<Filing['parties'][number]['role'], string>> = { applicant: t('người đứng tên'), submitter: t('người nộp'), representative: t('người đại diện') };

function Parties({ parties }: { parties: Filing['parties'] }) {
  return (
    <ul className="plain parties">
      {parties.map((party) => (
        <li key={`${party.role}${party.fullName}`}><b>{party.fullName}</b> <span className="small muted">{ROLES[party.role]}</span><br />
          <span className="small">{[party.personalNumber ?? party.organisationCode, party.dateOfBirth === null ? null : showDay(party.dateOfBirth)].filter((one) => one !== null).join(' · ')}</span></li>
      ))}
    </ul>
  );
}

function Identity({ card, fetcherName, isOther }: { card: Card | null; fetcherName: string | undefined; isOther: boolean }) {
  if (card === null) return <p className="small muted" role="status">{t('Quét thẻ của người đến nhận để đối chiếu, hoặc so giấy tờ với thông tin trên.')}</p>;
  if (fetcherName !== undefined) return <p className="tag ok" role="status">✓ {t('Thẻ khớp: {{name}}', { name: fetcherName })}</p>;
  return isOther ? <p className="gold" role="status">◆ {t('Thẻ của {{name}} không có trong hồ sơ. Kiểm tra giấy ủy quyền; tên được ghi vào sổ trả.', { name: card.fullName })}</p> : null;
}
