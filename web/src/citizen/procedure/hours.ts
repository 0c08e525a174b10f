import type { ServicePeriod } from '@haicap/contracts';
import { DEFAULT_WORKING_HOURS } from '@haicap/kernel';
import { t } from '../../text/language.js';

type Hours = Pick<ServicePeriod, 'morning' | 'afternoon' | 'saturday'>;

/** The hours in force on a day; those of the whole country where neither unit nor province has set its own. */
export function periodOn(periods: readonly ServicePeriod[], day: string): Hours {
  const { morning, afternoon } = DEFAULT_WORKING_HOURS;
  return periods.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo)) ?? { morning: [...morning], afternoon: [...afternoon], saturday: null };
}

const time = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const span = ([from, to]: readonly [number, number]) => `${time(from)}–${time(to)}`;

export function hoursWords({ morning, afternoon, saturday }: Hours): string[] {
  return [
    t('Thứ hai đến thứ sáu: {{morning}} và {{afternoon}}', { morning: span(morning), afternoon: span(afternoon) }),
    saturday === null ? t('Thứ bảy, chủ nhật nghỉ') : t('Thứ bảy: {{hours}}; chủ nhật nghỉ', { hours: span(saturday) }),
  ];
}
