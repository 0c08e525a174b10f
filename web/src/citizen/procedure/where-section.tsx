import type { AppointmentQuote, lookUpServiceHours, Procedure, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ask, post } from '../../api/client.js';
import { dueReasonWords } from '../../due-words/due-reasons.js';
import { QueryStates } from '../../frame/query-states.js';
import { localDayOf, showClock, showWeekday } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { UnitChoice, type FoundUnit } from '../../unit-choice/unit-choice.js';
import { hoursWords, periodOn } from './hours.js';
import type { Choice } from './terms.js';

type Hours = RpcReply<typeof lookUpServiceHours>;

/** Every desk of the province receives it (Decree 118/2025, article 14); somebody looks for the nearest, and when it is open. */
export function WhereSection({ procedure: { code, nonTerritorialScope, channels }, choice }: { procedure: Procedure; choice: Choice }) {
  const [unit, setUnit] = useState<FoundUnit | null>(null);
  return (
    <section className="card pad stack" aria-labelledby="where">
      <h2 id="where">{t('Nộp ở đâu')}</h2>
      <ul className="sentences">
        <li>{t('Bộ phận một cửa của bất kỳ xã, phường nào trong tỉnh, không phụ thuộc nơi bạn ở.')}</li>
        {nonTerritorialScope === 'nation' && <li>{t('Người ở tỉnh khác cũng nộp được tại nơi đang ở.')}</li>}
        {channels.some(({ channel }) => channel === 'online') && <li>{t('Trực tuyến, bằng nút Nộp hồ sơ trên trang này.')}</li>}
        {channels.some(({ channel }) => channel === 'postal') && <li>{t('Qua bưu điện: bưu tá nhận giấy tờ và giao kết quả tận nhà.')}</li>}
      </ul>
      <div className="no-print stack">
        <UnitChoice label={t('Xem giờ mở cửa và ngày hẹn ở nơi gần bạn')} level="commune" onChoose={setUnit} />
        {unit !== null && <Opening key={unit.unitId} unit={unit}><IfFiledNow code={code} choice={choice} unitId={unit.unitId} /></Opening>}
      </div>
    </section>
  );
}

function Opening({ unit, children }: { unit: FoundUnit; children: ReactNode }) {
  const hours = useQuery({ queryKey: ['service-hours', unit.unitId], queryFn: () => ask<Hours>(`/api/v1/units/${unit.unitId}/service-hours`), staleTime: 60_000 });
  return (
    <div className="now" role="status">
      <b>{t('Bộ phận một cửa {{unit}}', { unit: unit.fullName })}</b>
      {unit.matchedFormerUnit !== undefined && <p className="small">{t('nay gồm cả {{former}}', { former: unit.matchedFormerUnit })}</p>}
      <QueryStates query={hours} waiting={t('Đang xem giờ mở cửa…')}>{({ periods }) => <>{hoursWords(periodOn(periods, localDayOf(new Date()))).map((line) => <p key={line}>{line}</p>)}</>}</QueryStates>
      {children}
    </div>
  );
}

/** What the desk would promise at this moment. Where this unit does not decide it, the desk names the day. */
function IfFiledNow({ code, choice: { channel, caseCode }, unitId }: { code: string; choice: Choice; unitId: string }) {
  const body = { procedureCode: code, receivingUnitId: unitId, channel, ...(caseCode === '' ? {} : { caseCode }) };
  const quote = useQuery({ queryKey: ['appointment', body], queryFn: () => post<AppointmentQuote>('/api/v1/appointment-quotes', body), staleTime: 60_000 });
  if (quote.data === undefined || quote.data.dueAt === null || quote.data.dueOn === null) return null;
  const { dueAt, dueOn, dueReasons } = quote.data;
  return (
    <>
      <p><b>{t('Nếu nhận đủ giấy tờ ngay bây giờ, hẹn trả {{time}}, {{day}}', { time: showClock(dueAt), day: showWeekday(dueOn) })}</b></p>
      {dueReasons.length > 0 && <p className="small">{t('Vì:')} {dueReasonWords(dueReasons).join('; ')}.</p>}
    </>
  );
}
