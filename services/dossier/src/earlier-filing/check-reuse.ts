import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type Refusal } from '@haicap/contracts';
import { err, localDateOf, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { readScope, type Rights } from '../access/access.js';
import { Installation } from '../installation.js';
import { FindReusable } from './find-reusable.js';
import { readPersonalNumber } from '../person/person.js';
import type { ReceiveRequest } from '../receipt/receipt.js';

/** Looks whether papers of earlier dossiers may be named instead of handed in: the same applicant, the same paper, still asked for. */
@Injectable()
export class CheckReuse {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reusable: FindReusable,
    private readonly installation: Installation,
  ) {}

  async run({ procedureCode, applicant, components }: ReceiveRequest, rights: Rights): Promise<Result<null, Refusal>> {
    const wanted = components.flatMap(({ code, reusedFrom }) => (reusedFrom === undefined ? [] : [{ code, reusedFrom }]));
    if (wanted.length === 0) return ok(null);
    const number = readPersonalNumber(applicant.personalNumber);
    if (!number.ok) return number;
    const { personalNumber, organisationCode } = { personalNumber: number.value, organisationCode: applicant.organisationCode ?? null };
    const found = await withScope(
      this.dataSource, readScope(rights),
      (tx) => this.reusable.run(tx, { personalNumber, organisationCode }, { on: localDateOf(this.installation.clock.now()), forProcedure: procedureCode }),
      { actor: rights.accountId },
    );
    const refused = wanted.filter(({ code, reusedFrom }) => !found.some((paper) => paper.code === code && paper.dossierId === reusedFrom));
    return refused.length > 0 ? err(refusal('REUSE_NOT_POSSIBLE', { components: refused.map(({ code }) => code) })) : ok(null);
  }
}
