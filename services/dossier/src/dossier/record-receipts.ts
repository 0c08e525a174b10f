import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { receiveDossier, RpcReply } from '@haicap/contracts';
import { localDateOf } from '@haicap/kernel';
import type { StoredAnswer } from '@haicap/outbox';
import type { Rights } from '../access/access.js';
import { TakeCodes } from '../code-block/take-codes.js';
import type { NamedFile } from '../component-file/component-file.js';
import { Installation } from '../installation.js';
import { KeepPersons } from '../person/keep-persons.js';
import { warningsOf, type Party, type PartyWarning } from '../person/person.js';
import { KeepFilingWishes } from '../filing/keep-filing-wishes.js';
import { KeepFormData } from '../filing/keep-form-data.js';
import type { DraftReceipt, ReceiveRequest } from '../receipt/receipt.js';
import { trackingSecret, trackingToken } from '../tracking/tracking.js';
import { evolve, type Dossier, type DossierEvent } from './dossier.js';
import { toAnswer, type Reader } from './dossier-wire.js';
import { DossierStore, type NewDossier } from './dossier.store.js';

export type ReceiveReply = RpcReply<typeof receiveDossier>;

/** A command that policy has let through, with the trace it belongs to. */
export interface ReceiveCommand {
  readonly request: ReceiveRequest;
  readonly rights: Rights;
  readonly idempotencyKey: string;
  readonly traceparent: string;
  /** Files of papers that are used again from earlier dossiers. */
  readonly reused: readonly NamedFile[];
}

/** A command that will not be refused any more. */
export interface Accepted {
  readonly command: ReceiveCommand;
  readonly draft: DraftReceipt;
  /** The number it was given on paper; without one it gets the next of its desk. */
  readonly code?: string;
}

/** An answer that was given before, and who asks for it again. */
export interface GivenAnswer {
  readonly answer: StoredAnswer;
  readonly rights: Rights;
}

export interface Received {
  readonly command: ReceiveCommand;
  readonly dossier: Dossier;
  readonly event: DossierEvent;
  readonly reply: ReceiveReply;
}

// Numbers for what citizens file themselves come from a block of their own, so that they never use up a desk's.
const ONLINE_DESK = 'online';

/** Gives accepted dossiers their codes and rows, and answers again for those that were received before. */
@Injectable()
export class RecordReceipts {
  constructor(
    private readonly dossiers: DossierStore,
    private readonly codes: TakeCodes,
    private readonly persons: KeepPersons,
    private readonly forms: KeepFormData,
    private readonly wishes: KeepFilingWishes,
    private readonly installation: Installation,
  ) {}

  async run(tx: EntityManager, accepted: readonly Accepted[]): Promise<Received[]> {
    if (accepted.length === 0) return [];
    const codes = await this.#codesOf(tx, accepted);
    const received = accepted.map(({ command, draft }, index) => this.#receive(command, draft, codes[index]));
    await this.dossiers.insert(tx, received.map((one, index) => toNewDossier(one, accepted[index]?.draft)));
    await this.persons.run(tx, accepted.map(({ draft: { receipt, parties } }) => ({ ...receipt, parties })));
    await this.forms.run(tx, accepted.map(({ draft: { receipt, formData } }) => ({ dossierId: receipt.dossierId, formData })));
    await this.wishes.run(tx, accepted.map(({ draft: { receipt, wish } }) => ({ dossierId: receipt.dossierId, wish })));
    return received;
  }

  /** The answers given before, rebuilt from the rows as of their versions; by dossier. */
  async answers(tx: EntityManager, given: readonly GivenAnswer[]): Promise<ReadonlyMap<string, ReceiveReply>> {
    const dossiers = await this.dossiers.asOf(tx, given.map(({ answer: { aggregateId, version } }) => ({ dossierId: aggregateId, version })));
    const readers = new Map(given.map(({ answer, rights }) => [answer.aggregateId, rights]));
    const everybody = await this.persons.readAll(tx, dossiers.map((dossier) => dossier.receipt.dossierId));
    return new Map(dossiers.map((dossier) => {
      const { dossierId, submittedAt } = dossier.receipt;
      const parties = everybody.get(dossierId) ?? [];
      const rights = readers.get(dossierId);
      if (!rights) throw new Error(`nobody asked for dossier ${dossierId}`);
      return [dossierId, this.#reply(dossier, { rights, fullName: applicantName(parties) }, warningsOf(parties, localDateOf(submittedAt)))];
    }));
  }

  async #codesOf(tx: EntityManager, accepted: readonly Accepted[]): Promise<(string | undefined)[]> {
    const taken = await this.codes.run(tx, accepted.filter(({ code }) => code === undefined).map(({ command, draft }) => ({
      agencyCode: draft.agencyCode, unitId: draft.receipt.receivingUnitId, localDate: draft.receipt.receivedOn,
      desk: command.rights.isCitizen ? ONLINE_DESK : command.request.desk,
    })));
    return accepted.map(({ code }) => code ?? taken.shift());
  }

  #receive(command: ReceiveCommand, draft: DraftReceipt, code: string | undefined): Received {
    if (code === undefined) throw new Error('a dossier got no code');
    const event = command.rights.isCitizen || command.request.submitOnly === true ? toSubmission(draft, code) : toReceipt(draft, code);
    const dossier = evolve(null, event);
    return { command, dossier, event, reply: this.#reply(dossier, { rights: command.rights, fullName: applicantName(draft.parties) }, draft.warnings) };
  }

  #reply(dossier: Dossier, reader: Reader, warnings: readonly PartyWarning[]): ReceiveReply {
    return {
      dossier: toAnswer(dossier, reader),
      trackingSecret: trackingSecret(this.installation.installationKey, dossier.receipt.dossierId),
      trackingToken: trackingToken(this.installation.installationKey, dossier.receipt.dossierId),
      warnings: [...warnings],
    };
  }
}

function applicantName(parties: readonly Party[]): string {
  const applicant = parties.find(({ role }) => role === 'applicant');
  if (!applicant) throw new Error('a dossier has no applicant');
  return applicant.fullName;
}

function toReceipt(draft: DraftReceipt, code: string): DossierEvent {
  return { type: 'received', at: draft.receipt.receivedAt, receipt: { ...draft.receipt, code }, due: draft.due };
}

// What a citizen files, or a desk enters without receiving it, is not received yet: it has a code, and no promise.
function toSubmission({ receipt, due, intakeDueAt }: DraftReceipt, code: string): DossierEvent {
  const { receivedAt: _receivedAt, receivedOn: _receivedOn, clockStartsAt: _clockStartsAt, ...filing } = receipt;
  return { type: 'submitted', at: filing.submittedAt, receipt: { ...filing, code }, precision: due.precision, intakeDueAt };
}

function toNewDossier({ dossier, command: { rights } }: Received, draft: DraftReceipt | undefined): NewDossier {
  if (!draft) throw new Error('a received dossier has lost its draft');
  const { channel, submittedAt } = dossier.receipt;
  const desk = { receivingUnit: draft.receivingUnitName, competentUnit: draft.competentUnitName };
  return {
    dossier, components: draft.components,
    step: {
      at: submittedAt, note: null, by: { accountId: rights.accountId, onBehalfOf: null },
      sentence: dossier.status === 'submitted' ? { type: 'submitted', ...desk, channel } : { type: 'received', ...desk, channel, dueOn: dossier.due.on },
    },
  };
}
