import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type Actor, type Refusal, type RpcReply, type RpcRequest, type searchPersons } from '@haicap/contracts';
import { err, localDateOf, ok, type LocalDate, type Result } from '@haicap/kernel';
import { appendAudit } from '@haicap/outbox';
import { permit } from '@haicap/policy';
import { withScope } from '@haicap/service-kit';
import { readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { Installation } from '../installation.js';
import { readOrganisationCode, readPersonalNumber, warningsOf, type Party } from '../person/person.js';
import { FindPersons } from './find-persons.js';
import { FindReusable } from './find-reusable.js';

type Request = RpcRequest<typeof searchPersons>;
type Answer = RpcReply<typeof searchPersons>;

/** The same person found again at a desk, for prefilling and for papers that need not be handed in twice. Each look leaves an audit row. */
@Injectable()
export class SearchPersons {
  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: Installation,
    private readonly findRights: FindRights,
    private readonly persons: FindPersons,
    private readonly reusable: FindReusable,
  ) {}

  async run(request: Request, actor: Actor): Promise<Result<Answer, Refusal>> {
    const rights = await this.findRights.of(actor);
    // A desk looks a person up who stands before it; nobody else has a reason to.
    const allowed = permit(rights, 'person', 'search');
    if (!allowed.ok) return allowed;
    const number = readPersonalNumber(request.personalNumber);
    if (!number.ok) return number;
    const organisationCode = request.organisationCode === undefined ? null : readOrganisationCode(request.organisationCode);
    if (request.organisationCode !== undefined && organisationCode === null) return err(refusal('PARTY_INVALID', { role: 'applicant', field: 'organisationCode', reason: 'form' }));
    if ((number.value === null) === (organisationCode === null)) return err(refusal('REQUEST_INVALID', { oneOf: ['personalNumber', 'organisationCode'] }));
    const by = { personalNumber: number.value, organisationCode };

    // Whether the person was here before is asked of the whole province; what lies outside of the own units comes masked.
    const { clock } = this.installation;
    const on = localDateOf(clock.now());
    const persons = await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.persons.run(tx, by, rights), { actor: rights.accountId });
    const components = await withScope(this.dataSource, readScope(rights), async (tx) => {
      const detail = { by: number.value === null ? 'organisation-code' : 'personal-number', found: persons.length, masked: persons.filter(({ masked }) => masked).length };
      // Who was looked for is the keyed hash of the number: an auditor who knows the number finds the row, nobody else learns it.
      await appendAudit(tx, [{ action: 'search-person', objectType: 'person', objectId: this.persons.keyOf(by), detail }], { actor: rights.accountId, clock });
      return this.reusable.run(tx, by, { on });
    }, { actor: rights.accountId });
    return ok({ persons, components, warnings: warningsAbout(number.value, on) });
  }
}

function warningsAbout(personalNumber: string | null, today: LocalDate): Answer['warnings'] {
  if (personalNumber === null) return [];
  const asked: Party = { role: 'applicant', kind: 'citizen', fullName: '', personalNumber, organisationCode: null, phone: null, address: null, details: {} };
  return warningsOf([asked], today);
}
