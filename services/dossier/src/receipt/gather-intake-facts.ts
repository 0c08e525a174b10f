import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LocalDate } from '@haicap/kernel';
import { LoadCalendar } from '../calendar-mirror/load-calendar.js';
import { FindDeadlinePolicy } from '../deadline-policy/find-deadline-policy.js';
import { FormValidators } from '../e-form/form-validators.js';
import { FindFeeRules } from '../fee-rule/find-fee-rules.js';
import { Installation } from '../installation.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { FindUnits } from '../unit-mirror/find-units.js';
import { unitsNamed, type IntakeFacts } from './receipt.js';
import type { NamedUnits } from './units-of-receipt.js';

/** What is asked to be received, as far as facts are read for it. */
type Asked = NamedUnits & { readonly procedureCode: string };

/** Reads what the receipts of a batch rest on, one statement per kind of fact. */
@Injectable()
export class GatherIntakeFacts {
  constructor(
    private readonly procedures: FindProcedures,
    private readonly units: FindUnits,
    private readonly calendar: LoadCalendar,
    private readonly policies: FindDeadlinePolicy,
    private readonly feeRules: FindFeeRules,
    private readonly installation: Installation,
    private readonly forms: FormValidators,
  ) {}

  async run(tx: EntityManager, requests: readonly Asked[], today: LocalDate): Promise<IntakeFacts> {
    return {
      provinceCode: this.installation.provinceCode,
      procedures: await this.procedures.versions(tx, requests.map((request) => request.procedureCode)),
      units: await this.units.on(tx, requests.flatMap(unitsNamed), today),
      calendars: await this.calendar.many(tx, requests.flatMap(unitsNamed)),
      calendarDaysSkipHolidays: (await this.policies.on(tx, today)).calendarDaysSkipHolidays,
      feeRules: await this.feeRules.filedBy(tx, today),
      checkForm: (procedure, formData) => this.forms.check(procedure, formData),
    };
  }
}
