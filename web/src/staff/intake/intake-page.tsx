import type { Procedure, ProcedureBrief } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { isAnswered } from '../../e-form/answers.js';
import { usePageTitle } from '../../frame/page-title.js';
import { QueryStates, useOnline } from '../../frame/query-states.js';
import { useBriefs } from '../../procedure-search/briefs-query.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { deskUnits, receives } from '../../session/permissions.js';
import { useUnitNames } from '../../session/posts.js';
import type { OwnAccount } from '../../session/session-keeper.js';
import { showTime } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { useCommand, useScanner } from '../keyboard/commands.js';
import { Keys } from '../keyboard/keys.js';
import { ApplicantColumn } from './applicant-column.js';
import { AppointmentColumn } from './appointment-column.js';
import { cardTextIn, readCard } from './card-text.js';
import { Clock } from './clock.js';
import { ComponentList } from './component-list.js';
import { DeclarationPart } from './declaration-part.js';
import { componentsOf, isBegun, missingOf, withCard, withoutScan, withProcedure, type IntakeForm } from './intake-form.js';
import { ownProcedures } from './own-procedures.js';
import { ProcedureChoice } from './procedure-choice.js';
import { procedureInForce, useChoosing } from './procedure-in-force.js';
import { ReceivedPanel, type Reply } from './received-panel.js';
import { useIntake, type Change } from './use-intake.js';
import { useReceive } from './use-receive.js';
import '../desk.css';

/** A new dossier at the desk, by keyboard and scanner alone. */
export function IntakePage() {
  usePageTitle(t('Nhận hồ sơ'));
  return <ForSignedIn isFor={receives}>{(account) => <Intake key={account.accountId} account={account} />}</ForSignedIn>;
}

function Intake({ account }: { account: OwnAccount }) {
  const { form, change, keptAt, clear } = useIntake(account.accountId);
  const [done, setDone] = useState<{ readonly reply: Reply; readonly seconds: number } | null>(null);
  const units = deskUnits(account);
  const [unitId = '', setUnitId] = useState(units[0]);
  const names = useUnitNames(units);
  const briefs = useBriefs();
  const procedure = useQuery(procedureInForce(form.procedureCode)).data;
  const next = useCallback(() => { setDone(null); clear(); }, [clear]);
  return (
    <>
      <div className="top page-top">
        <div>
          <p className="muted small">{units.length === 1 ? names[0] : (
            <select aria-label={t('Nơi tiếp nhận')} value={unitId} onChange={(event) => setUnitId(event.target.value)}>{units.map((id, index) => <option key={id} value={id}>{names[index]}</option>)}</select>
          )}</p>
          <h1>{t('Nhận hồ sơ')}</h1>
        </div>
        {done === null && <Steps form={form} procedure={procedure} />}
      </div>
      {done !== null ? <ReceivedPanel reply={done.reply} seconds={done.seconds} onNext={next} /> : (
        <QueryStates query={briefs} waiting={t('Đang tải danh mục thủ tục…')}>
          {(all) => <Columns account={account} briefs={all} procedure={procedure} unitId={unitId} form={form} change={change} keptAt={keptAt} onClear={clear} onReceived={(reply, seconds) => { clear(); setDone({ reply, seconds }); }} />}
        </QueryStates>
      )}
    </>
  );
}

function Steps({ form, procedure }: { form: IntakeForm; procedure: Procedure | undefined }) {
  const steps = [
    [t('Người nộp'), form.fullName !== ''], [t('Thủ tục'), procedure !== undefined],
    [t('Thành phần'), procedure !== undefined && missingOf(form, procedure).length === 0 && (isAnswered(form.answers) || Object.values(form.papers).some(({ isGiven }) => isGiven))], [t('Hẹn trả'), false],
  ] as const;
  const at = steps.findIndex(([, isDone]) => !isDone);
  return (
    <div className="row">
      <ol className="plain intake-steps" aria-label={t('Các bước')}>{steps.map(([name, isDone], place) => <li key={name} aria-current={place === at ? 'step' : undefined} className={isDone ? 'done' : undefined}>{place + 1} {name}{isDone ? ' ✓' : ''}</li>)}</ol>
      <Clock begunAt={form.begunAt} />
    </div>
  );
}

interface ColumnsProps {
  readonly account: OwnAccount; readonly briefs: readonly ProcedureBrief[]; readonly procedure: Procedure | undefined; readonly unitId: string; readonly form: IntakeForm; readonly change: Change; readonly keptAt: string | null;
  readonly onClear: () => void; readonly onReceived: (reply: Reply, seconds: number) => void;
}

function Columns({ account, briefs, procedure, unitId, form, change, keptAt, onClear, onReceived }: ColumnsProps) {
  const [first, query] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  const [list, submit] = [useRef<HTMLUListElement>(null), useRef<HTMLButtonElement>(null)];
  const own = useMemo(() => ownProcedures(account.accountId), [account.accountId]);
  const isBoundForPapers = useRef(false);
  // The papers of a procedure come a moment after it was chosen.
  useEffect(() => {
    if (!isBoundForPapers.current || procedure === undefined || procedure.code !== form.procedureCode) return;
    isBoundForPapers.current = false;
    list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  });
  useEffect(() => { first.current?.focus(); }, []);
  const takeScan = (scanned: string) => {
    // Letters that no key has stand in the field alone, not among the keys.
    const field = document.activeElement;
    const card = readCard((field instanceof HTMLInputElement ? cardTextIn(field.value) : null) ?? scanned);
    change((before) => (card === null ? withoutScan(before, scanned) : withCard(withoutScan(before, scanned), card, Date.now())));
    if (card !== null) query.current?.focus();
    return card !== null;
  };
  useScanner(takeScan);
  const { choose, notice } = useChoosing(own, (chosen) => {
    isBoundForPapers.current = true;
    change((before) => withProcedure(before, chosen, null));
  });
  const receive = useReceive({ account, form, procedure, unitId, onReceived, onEntered: onClear });
  return (
    <form className="intake" onSubmit={(event) => { event.preventDefault(); receive.run('receive'); }} onKeyDown={(event) => onEnter(event, takeScan)}>
      <div className="intake-columns" inert={receive.unanswered}>
        <ApplicantColumn form={form} change={change} first={first} />
        <section className="card pad desk-column" aria-labelledby="intake-procedure">
          <h2 id="intake-procedure" className="sr">{t('Thủ tục và thành phần hồ sơ')}</h2>
          <ProcedureChoice briefs={briefs} own={own} typed={form.query} chosen={procedure} field={query} onChoose={({ code }) => choose(code)} onType={(typed) => change((before) => ({ ...before, query: typed }))} />
          {procedure !== undefined && procedure.cases.length > 0 && (
            <label className="f"><span>{t('Trường hợp')}</span>
              <select value={form.caseCode ?? ''} onChange={(event) => change((before) => withProcedure(before, procedure, event.target.value || null))}>
                <option value="">{t('thông thường')}</option>{procedure.cases.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
              </select>
            </label>
          )}
          {notice !== null && <p className="small gold" role="alert">◆ {notice}</p>}
          {procedure === undefined ? <p className="muted">{t('Thành phần hồ sơ hiện ra khi chọn thủ tục.')}</p> : <ComponentList components={componentsOf(procedure, form.caseCode)} form={form} change={change} list={list} onDone={() => submit.current?.focus()} />}
          {procedure?.eForm && <DeclarationPart key={procedure.code} eForm={procedure.eForm} form={form} change={change} problems={receive.problems} />}
        </section>
        <AppointmentColumn form={form} change={change} procedure={procedure} unitId={unitId} />
      </div>
      {receive.notice !== null && <div className="card notice" role="alert">{receive.notice}</div>}
      {receive.unanswered && <Unanswered onAgain={() => receive.run('receive')} />}
      <Foot form={form} keptAt={keptAt} busy={receive.busy} isOpen={!receive.unanswered} onClear={() => { onClear(); first.current?.focus(); }} onSupplement={() => receive.run('supplement')} submit={submit} />
      <ReceiveKeys onReceive={() => receive.run('receive')} onSupplement={() => receive.run('supplement')} />
    </form>
  );
}

/** Enter within a field sends nothing; behind a card that came in slowly it takes the card. */
function onEnter(event: KeyboardEvent<HTMLFormElement>, takeScan: (scanned: string) => boolean): void {
  if (event.key !== 'Enter' || event.ctrlKey || !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const scanned = cardTextIn(event.target.value);
  if (scanned !== null) takeScan(scanned);
}

function ReceiveKeys({ onReceive, onSupplement }: { onReceive: () => void; onSupplement: () => void }) {
  useCommand({ id: 'intake-receive', label: t('Nhận và in giấy hẹn'), keys: 'mod+enter', inFields: true, run: onReceive });
  useCommand({ id: 'intake-supplement', label: t('Ghi nhận và yêu cầu bổ sung'), keys: 'alt+b', inFields: true, run: onSupplement });
  return null;
}

/** Between sending and the answer nobody knows what became of it: no receipt is given, and nothing else is sent. */
function Unanswered({ onAgain }: { onAgain: () => void }) {
  return (
    <div className="card notice" role="alert">
      <b>{t('Chưa tiếp nhận: chưa có trả lời của máy chủ.')}</b>
      <p>{t('Hồ sơ đã nhập nằm trên máy này và được gửi lại đúng một lần khi có mạng. Chưa có mã hồ sơ, chưa có giấy hẹn; đừng hẹn ngày với người nộp trước khi giấy hẹn in ra.')}</p>
      <button type="button" className="btn" onClick={onAgain}>{t('Gửi lại ngay')}</button>
    </div>
  );
}

interface FootProps { readonly form: IntakeForm; readonly keptAt: string | null; readonly busy: boolean; readonly isOpen: boolean; readonly onClear: () => void; readonly onSupplement: () => void; readonly submit: RefObject<HTMLButtonElement | null> }

function Foot({ form, keptAt, busy, isOpen, onClear, onSupplement, submit }: FootProps) {
  const online = useOnline();
  return (
    <div className="intake-foot">
      <span className="small muted" role="status">
        {keptAt !== null && `${t('Đã lưu trên máy này {{time}}.', { time: showTime(keptAt) })} `}{online ? t('Đang có mạng.') : t('Đang mất mạng. Những gì đã nhập vẫn giữ; chưa gì được tiếp nhận cho đến khi có mạng lại.')}
        {isOpen && isBegun(form) && <> <button type="button" className="link" onClick={onClear}>{t('Xóa, làm lại')}</button></>}
      </span>
      <span className="row">
        <button type="button" className="btn" disabled={busy || !isOpen} onClick={onSupplement}>{t('Yêu cầu bổ sung')}<Keys keys="alt+b" /></button>
        <button ref={submit} type="submit" className="btn primary" disabled={busy || !isOpen}>{busy ? t('Đang nhận…') : t('Nhận và in giấy hẹn')}<Keys keys="mod+enter" /></button>
      </span>
    </div>
  );
}
