import { Injectable } from '@nestjs/common';
import type { Procedure, RpcReply, searchPersons } from '@haicap/contracts';
import { addMonths, localDate, type LocalDate } from '@haicap/kernel';
import { PersonalDataCipher } from '@haicap/service-kit';
import type { EntityManager } from 'typeorm';
import { FindProcedures } from '../procedure/find-procedures.js';
import { versionInForce } from '../procedure/procedure.js';
import { organisationKey } from '../person/name-words.js';
import { readOrganisationCode } from '../person/person.js';
import { EarlierFilingStore, type EarlierPaper } from './earlier-filing.store.js';

export type ReusablePaper = RpcReply<typeof searchPersons>['components'][number];

/** The procedure that asks for papers: in the version of a dossier, or in that of the day. */
export interface AskingProcedure {
  readonly code: string;
  readonly version?: number | undefined;
}

// Nobody hands in more that is worth looking through; the newest come first.
const DOSSIERS_MAX = 50;
// What a paper says may have changed meanwhile; the law names no general limit, so this is the usual one of attestations.
const VALID_MONTHS = 12;

/** Papers of earlier dossiers of an applicant that may be used again, within what the transaction may see. */
@Injectable()
export class FindReusable {
  constructor(
    private readonly earlier: EarlierFilingStore,
    private readonly procedures: FindProcedures,
    private readonly cipher: PersonalDataCipher,
  ) {}

  async run(
    tx: EntityManager,
    by: { readonly personalNumber: string | null; readonly organisationCode: string | null },
    { on, forProcedure }: { readonly on: LocalDate; readonly forProcedure?: AskingProcedure },
  ): Promise<ReusablePaper[]> {
    const code = by.organisationCode === null ? null : readOrganisationCode(by.organisationCode);
    const papers = await this.earlier.papers(tx, {
      personalNumberIndex: by.personalNumber === null ? null : this.cipher.blindIndex(by.personalNumber),
      organisationCodeIndex: code === null ? null : organisationKey(this.cipher, code),
      since: addMonths(on, -VALID_MONTHS), limit: DOSSIERS_MAX,
    });
    if (papers.length === 0) return [];
    const versions = await this.procedures.versions(tx, [...papers.map(({ procedureCode }) => procedureCode), ...(forProcedure === undefined ? [] : [forProcedure.code])]);
    const wanted = forProcedure === undefined ? null : namesAskedFor(askingVersion(versions.get(forProcedure.code) ?? [], forProcedure, on));
    return papers.flatMap((paper) => {
      const filedUnder = versions.get(paper.procedureCode)?.find(({ version }) => version === paper.procedureVersion);
      const name = filedUnder && nameOf(filedUnder, paper.code);
      // A code means a paper within one procedure; across procedures the name says whether it is the same.
      const isAskedFor = name !== undefined && (wanted === null ? isStillAskedFor(versionInForce(versions.get(paper.procedureCode) ?? [], on), name) : wanted.get(paper.code) === name);
      return isAskedFor && name !== undefined ? [toReusable(paper, name)] : [];
    });
  }
}

function askingVersion(versions: readonly Procedure[], { version }: AskingProcedure, on: LocalDate): Procedure | undefined {
  return version === undefined ? versionInForce(versions, on) : versions.find((one) => one.version === version);
}

function componentsOf(procedure: Procedure) {
  return [...procedure.components, ...procedure.cases.flatMap(({ components }) => components)];
}

function nameOf(procedure: Procedure, code: string): string | undefined {
  return componentsOf(procedure).find((component) => component.code === code)?.name;
}

function namesAskedFor(procedure: Procedure | undefined): ReadonlyMap<string, string> {
  return new Map(procedure ? componentsOf(procedure).map(({ code, name }) => [code, name]) : []);
}

function isStillAskedFor(procedure: Procedure | undefined, name: string): boolean {
  return procedure !== undefined && componentsOf(procedure).some((component) => component.name === name);
}

function toReusable({ dossierId, dossierCode, procedureCode, procedureName, code, handedInOn }: EarlierPaper, name: string): ReusablePaper {
  return { dossierId, dossierCode, procedureCode, procedureName, code, name, handedInOn: localDate(handedInOn) };
}
