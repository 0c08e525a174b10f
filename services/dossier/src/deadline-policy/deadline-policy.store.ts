import type { DeadlinePolicy } from '@haicap/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

@Injectable()
export class DeadlinePolicyStore {
  /** Every policy, the latest first. */
  async all(tx: EntityManager): Promise<DeadlinePolicy[]> {
    return tx.query(
      `SELECT valid_from::text AS "validFrom", warn_before_minutes AS "warnBeforeMinutes", extensions_max AS "extensionsMax",
         extension_opens_days_before AS "extensionOpensDaysBefore", calendar_days_skip_holidays AS "calendarDaysSkipHolidays", basis
       FROM deadline_policy ORDER BY valid_from DESC`);
  }

  /** One policy a day: what is set again for the same day replaces. */
  async save(tx: EntityManager, policy: DeadlinePolicy): Promise<void> {
    await tx.query(
      `INSERT INTO deadline_policy (valid_from, warn_before_minutes, extensions_max, extension_opens_days_before, calendar_days_skip_holidays, basis)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (valid_from) DO UPDATE SET warn_before_minutes = EXCLUDED.warn_before_minutes, extensions_max = EXCLUDED.extensions_max,
         extension_opens_days_before = EXCLUDED.extension_opens_days_before,
         calendar_days_skip_holidays = EXCLUDED.calendar_days_skip_holidays, basis = EXCLUDED.basis`,
      [policy.validFrom, policy.warnBeforeMinutes, policy.extensionsMax, policy.extensionOpensDaysBefore, policy.calendarDaysSkipHolidays, policy.basis],
    );
  }
}
