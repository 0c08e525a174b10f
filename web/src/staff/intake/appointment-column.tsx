import type { AppointmentQuote, FeeQuote, Procedure } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { post, ProblemError } from '../../api/client.js';
import { dueReasonWords, limitWords } from '../../due-words/due-reasons.js';
import { localDayOf, showClock, showWeekday } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { showDong } from '../../text/money.js';
import { UnitChoice } from '../../unit-choice/unit-choice.js';
import { Field } from './applicant-column.js';
import type { IntakeForm } from './intake-form.js';
import type { Change } from './use-intake.js';
import { feeStepWords } from '../../fee-words/fee-step-words.js';

interface AppointmentColumnProps { readonly form: IntakeForm; readonly change: Change; readonly procedure: Procedure | undefined; readonly unitId: string }

const AGAIN_MS = 60_000;

/** What is promised, why, what it costs, and how the result reaches the person. */
export function AppointmentColumn({ form, change, procedure, unitId }: AppointmentColumnProps) {
  return (
    <section className="card pad desk-column" aria-labelledby="intake-appointment">
      <h2 id="intake-appointment">{t('Hẹn trả')}</h2>
      {procedure === undefined ? <p className="muted">{t('Chọn thủ tục để biết ngày hẹn trả và cách tính.')}</p> : <Promised form={form} change={change} procedure={procedure} unitId={unitId} />}
      <label className="f"><span>{t('Trả kết quả')}</span>
        <select value={form.returns} onChange={(event) => change((before) => ({ ...before, returns: event.target.value as IntakeForm['returns'] }))}>
          <option value="counter">{t('Tại quầy')}</option><option value="postal">{t('Gửi bưu chính')}</option>
        </select>
      </label>
      {form.returns === 'postal' && <Field label={t('Địa chỉ nhận')} name="postalAddress" required value={form.postalAddress} onChange={(postalAddress) => change((before) => ({ ...before, postalAddress }))} />}
      {procedure !== undefined && <Fee form={form} change={change} procedure={procedure} />}
    </section>
  );
}

function Promised({ form, change, procedure, unitId }: { form: IntakeForm; change: Change; procedure: Procedure; unitId: string }) {
  const body = { procedureCode: procedure.code, receivingUnitId: unitId, ...(form.caseCode === null ? {} : { caseCode: form.caseCode }), ...(form.competentUnitId === null ? {} : { competentUnitId: form.competentUnitId }) };
  const quote = useQuery({ queryKey: ['appointment', body], queryFn: () => post<AppointmentQuote>('/api/v1/appointment-quotes', body), refetchInterval: AGAIN_MS });
  if (quote.isError && quote.error instanceof ProblemError) {
    const isElsewhere = quote.error.problem.code === 'UNIT_NOT_COMPETENT';
    return (
      <div role="status">
        <p className="small gold">◆ {quote.error.problem.title}</p>
        {isElsewhere && <UnitChoice label={t('Cơ quan giải quyết')} onChoose={({ unitId: competentUnitId }) => change((before) => ({ ...before, competentUnitId }))} />}
      </div>
    );
  }
  if (quote.data === undefined) return <p className="muted small" role="status">{t('Đang tính ngày hẹn…')}</p>;
  const { dueAt, dueOn, dueReasons, timeLimit, at } = quote.data;
  return (
    <div className="promise" role="status">
      <p className="small">{limitWords(timeLimit)}</p>
      <p className="promise-day">{dueAt === null || dueOn === null ? t('không hẹn ngày') : `${showClock(dueAt)}, ${showWeekday(dueOn)}`}</p>
      <ul className="why"><li>{t('nhận lúc {{time}}', { time: showClock(at) })}</li>{dueReasonWords(dueReasons).map((words) => <li key={words}>{words}</li>)}{dueOn === localDayOf(new Date(at)) && <li>{t('không có ngày nghỉ giữa chừng')}</li>}</ul>
    </div>
  );
}

function Fee({ form, change, procedure }: { form: IntakeForm; change: Change; procedure: Procedure }) {
  const body = { procedureCode: procedure.code, channel: 'counter', ...(form.caseCode === null ? {} : { caseCode: form.caseCode }), quantities: [{ copies: form.copies, pages: form.pages }] };
  const quote = useQuery({ queryKey: ['fee', body], queryFn: () => post<FeeQuote>('/api/v1/fee-quotes', body), placeholderData: (before: FeeQuote | undefined) => before });
  if (quote.data === undefined) return <p className="muted small">{quote.isError ? t('Chưa tính được phí. Vẫn nhận được hồ sơ; phí xác định sau.') : t('Đang tính phí…')}</p>;
  const { free, totalDong, lines } = quote.data;
  if (free) return <p className="fee">{t('Lệ phí')} <b>{showDong(0)}</b> <span className="small muted">{t('thủ tục này không thu')}</span></p>;
  const number = (name: 'copies' | 'pages', label: string) => (
    <label className="f"><span>{label}</span><input type="number" min={1} max={999} value={form[name]} onChange={(event) => change((before) => ({ ...before, [name]: Math.max(1, Math.min(999, Number(event.target.value) || 1)) }))} /></label>
  );
  return (
    <div role="status">
      <p className="fee">{t('Phí, lệ phí')} <b>{totalDong === null ? t('nhập khi thu') : showDong(totalDong)}</b></p>
      <ul className="why">{lines.map(({ code, name, amountDong, steps, exemption }) => <li key={code}>{[name, amountDong === null ? t('mức thu nhập khi thu tiền') : showDong(amountDong), ...steps.map(feeStepWords), exemption?.name].filter(Boolean).join(' · ')}</li>)}</ul>
      {lines.some(({ state }) => state === 'priced') && <div className="pair">{number('copies', t('Số bản'))}{number('pages', t('Số trang'))}</div>}
    </div>
  );
}
