import type { Unit, UnitLevel, UnitSuccession } from '@haicap/contracts';
import { addDays, localDate } from '@haicap/kernel';
import { showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';

export const LEVEL_WORDS: Readonly<Record<UnitLevel, string>> = { province: t('Tỉnh'), district: t('Huyện (cũ)'), commune: t('Xã, phường'), department: t('Sở, ngành') };

export const SUCCESSION_WORDS: Readonly<Record<UnitSuccession['kind'], string>> = { merged: t('nhập vào'), split: t('chia ra'), renamed: t('đổi tên'), inherited: t('kế thừa') };

/** The days on which a unit exists, as people say them. */
export function lifeWords({ validFrom, validTo }: Pick<Unit, 'validFrom' | 'validTo'>): string {
  const from = validFrom === null ? t('trước khi có số liệu') : t('từ {{day}}', { day: showDay(validFrom) });
  return validTo === null ? from : `${from} ${t('đến hết {{day}}', { day: showDay(validTo) })}`;
}

/** The last day on which what came before a change was still there. */
export const dayBefore = (effectiveOn: string): string => addDays(localDate(effectiveOn), -1);
