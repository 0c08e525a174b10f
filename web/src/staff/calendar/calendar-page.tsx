import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { ask } from '../../api/client.js';
import { QueryStates } from '../../frame/query-states.js';
import { useView } from '../../frame/view.js';
import { administers } from '../../session/permissions.js';
import { localDayOf } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { DeadlinePolicies } from '../deadline-policy/deadline-policies.js';
import { Recalculations } from '../recalculation/recalculations.js';
import { SettingsPage } from '../settings/settings-page.js';
import { CalendarEditor } from './calendar-editor.js';
import type { CalendarYear } from './year.js';

const view = z.object({ nam: z.coerce.number().int().min(2000).max(2100).catch(() => Number(localDayOf(new Date()).slice(0, 4))), ngay: z.string().catch('') });

/** The days that offices work, for the whole province, and what a change of them does to appointments. */
export function CalendarPage() {
  const [{ nam: year, ngay: day }, change] = useView(view);
  const calendar = useQuery({ queryKey: ['calendar', year], queryFn: () => ask<CalendarYear>(`/api/v1/calendar/${year}`) });
  return (
    <SettingsPage title={t('Lịch làm việc')} lead={t('Ngày nghỉ, nghỉ bù, hoán đổi và làm bù của tỉnh. Ngày hẹn trả của mọi hồ sơ được tính theo lịch này.')}>
      {(account) => (
        <>
          <div className="bar">
            <div className="seg" role="group" aria-label={t('Năm')}>
              <button type="button" onClick={() => change({ nam: year - 1, ngay: '' })}>{year - 1}</button>
              <button type="button" aria-pressed="true">{year}</button>
              <button type="button" onClick={() => change({ nam: year + 1, ngay: '' })}>{year + 1}</button>
            </div>
          </div>
          <QueryStates query={calendar} waiting={t('Đang tải lịch…')}>
            {(data) => <CalendarEditor key={year} calendar={data} mayChange={administers(account)} chosen={day === '' ? null : day} onChoose={(ngay) => change({ ngay })} onChanged={() => void calendar.refetch()} />}
          </QueryStates>
          <Recalculations mayChange={administers(account)} reasonCode="official-calendar" document={t('Lịch làm việc năm {{year}}', { year })} />
          <DeadlinePolicies mayChange={administers(account)} />
        </>
      )}
    </SettingsPage>
  );
}
