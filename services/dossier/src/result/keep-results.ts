import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DossierResult, Refusal } from '@haicap/contracts';
import type { Result } from '@haicap/kernel';
import { PersonalDataCipher } from '@haicap/service-kit';
import { AttachFiles, namingOf } from '../component-file/attach-files.js';
import type { ActingPerson } from '../dossier/change-dossier.js';
import type { Dossier } from '../dossier/dossier.js';
import { replacementOf } from '../dossier/replacement.js';
import { FindFiles } from '../file-mirror/find-files.js';
import { Installation } from '../installation.js';
import { FindReasons } from '../reason/find-reasons.js';
import { checkEvidence, registerYear, toResult, withdrawnBy, type Entry, type Evidence, type Proof } from './result.js';
import { ResultStore, type ResultRow } from './result.store.js';

const cellOf = (resultId: string) => ({ table: 'result', column: 'certificate_subject', rowId: resultId });
const NOTHING = {
  fileId: null, sha256: null, signedAt: null, signedBy: null, signedAsUnitId: null, signedAsRole: null, signedOnBehalfOf: null, certificateSubject: null,
  year: null, number: null, symbol: null, numberedAt: null, issuedAt: null, withdrawnAt: null, withdrawalReasonCode: null, replacesResultId: null,
} as const;

/** Keeps the results of a dossier with their evidence. What was signed never changes; a result only goes on. */
@Injectable()
export class KeepResults {
  constructor(
    private readonly results: ResultStore,
    private readonly files: FindFiles,
    private readonly attach: AttachFiles,
    private readonly cipher: PersonalDataCipher,
    private readonly installation: Installation,
    private readonly reasons: FindReasons,
  ) {}

  /** What proves the result, or why it proves nothing. */
  async check(tx: EntityManager, evidence: Evidence, { receipt }: Dossier, at: Date, { accountId, rights }: ActingPerson): Promise<Result<Proof, Refusal>> {
    const { kind, fileId } = evidence;
    const file = fileId === undefined ? undefined : (await this.files.byId(tx, [fileId])).get(fileId);
    const checked = checkEvidence(evidence, file, { accountId, unitId: receipt.competentUnitId, at });
    if (!checked.ok || kind === 'electronic' || fileId === undefined) return checked;
    // A scan opens to everybody who reads the dossier: only what may be named here at all.
    const named = await this.attach.checkFiles(tx, [fileId], namingOf(undefined, rights, receipt), at);
    return named.ok ? checked : named;
  }

  /** A result that nobody has kept yet, behind those that the dossier has. */
  async unsigned(tx: EntityManager, dossier: Dossier, resultId: string): Promise<ResultRow> {
    const { dossierId, competentUnitId } = dossier.receipt;
    const before = await this.current(tx, dossierId);
    const replacesResultId = replacementOf(dossier)?.replacesResultId ?? null;
    return { ...NOTHING, resultId, dossierId, ordinal: (before?.ordinal ?? 0) + 1, kind: 'paper', unitId: competentUnitId, replacesResultId };
  }

  signed(base: ResultRow, { kind, fileId }: Evidence, { sha256, certificateSubject }: Proof, person: ActingPerson, at: Date): ResultRow {
    const post = person.rights.posts.find(({ unitId, role }) => unitId === base.unitId && role === 'chair') ?? person.rights.posts.find(({ unitId }) => unitId === base.unitId);
    return {
      ...base, kind, fileId: fileId ?? null, sha256, signedAt: at, signedBy: person.accountId, signedOnBehalfOf: person.onBehalfOf,
      signedAsUnitId: post?.unitId ?? null, signedAsRole: post?.role ?? null,
      certificateSubject: certificateSubject === null ? null : this.cipher.encrypt(certificateSubject, cellOf(base.resultId)),
    };
  }

  async insert(tx: EntityManager, row: ResultRow): Promise<void> {
    await this.results.insert(tx, row);
  }

  nextId(): string {
    return this.installation.ids.next();
  }

  /** The result that counts, or undefined for a dossier whose result nobody kept. */
  async current(tx: EntityManager, dossierId: string): Promise<ResultRow | undefined> {
    return (await this.results.of(tx, dossierId)).at(-1);
  }

  /** Takes the next number of the unit's year. Whoever calls it has locked the dossier, so that the number is used. */
  async takeNumber(tx: EntityManager, unitId: string, symbol: string, at: Date): Promise<Entry> {
    const year = registerYear(at);
    return { unitId, year, number: await this.results.takeNumber(tx, unitId, year), symbol };
  }

  async number(tx: EntityManager, resultId: string, entry: Entry, at: Date): Promise<void> {
    await this.results.number(tx, resultId, { ...entry, at });
  }

  async issue(tx: EntityManager, resultId: string, at: Date): Promise<void> {
    await this.results.issue(tx, resultId, at);
  }

  async withdraw(tx: EntityManager, resultId: string, reasonCode: string, at: Date): Promise<void> {
    await this.results.withdraw(tx, resultId, reasonCode, at);
  }

  /** Every result as it leaves the service; the certificate's subject only for those who may know the persons of the dossier. */
  async show(tx: EntityManager, dossierId: string, mayBeSeen: boolean): Promise<DossierResult[]> {
    const rows = await this.results.of(tx, dossierId);
    const wordsOf = await this.reasons.words(tx, rows.flatMap((row) => withdrawnBy(row) ?? []));
    return rows.map((row) => {
      const { certificateSubject } = row;
      const shown = mayBeSeen && certificateSubject !== null ? this.cipher.decrypt(certificateSubject, cellOf(row.resultId)) : null;
      return { ...toResult(row, rows, wordsOf), certificateSubject: shown };
    });
  }
}
