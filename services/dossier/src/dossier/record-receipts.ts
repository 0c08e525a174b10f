import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { receiveDossier, RpcReply } from '@haicap/contracts';
import { localDateOf, type PersonalNumberWarning } from '@haicap/kernel';
import type { StoredAnswer } from '@haicap/outbox';
import type { Rights } from '../access/access.js';
import { KeepApplicants } from '../applicant/keep-applicants.js';
import { TakeCodes } from '../code-block/take-codes.js';
import { Installation } from '../installation.js';
import { warningsAbout, type DraftReceipt, type ReceiveRequest } from '../receipt/receipt.js';
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
}

/** A command that will not be refused any more. */
export interface Accepted {
  readonly command: ReceiveCommand;
  readonly draft: DraftReceipt;
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
    private readonly applicants: KeepApplicants,
    private readonly installation: Installation,
  ) {}

  async run(tx: EntityManager, accepted: readonly Accepted[]): Promise<Received[]> {
    if (accepted.length === 0) return [];
    const codes = await this.codes.run(tx, accepted.map(({ command, draft }) => ({
      agencyCode: draft.agencyCode, unitId: draft.receipt.receivingUnitId, localDate: draft.receipt.receivedOn,
      desk: command.rights.isCitizen ? ONLINE_DESK : command.request.desk,
    })));
    const received = accepted.map(({ command, draft }, index) => this.#receive(command, draft, codes[index]));
    await this.dossiers.insert(tx, received.map((one, index) => toNewDossier(one, accepted[index]?.draft)));
    await this.applicants.run(tx, accepted.map(({ command, draft }) => ({
      dossierId: draft.receipt.dossierId, fullName: command.request.applicant.fullName,
      personalNumber: draft.personalNumber, phone: command.request.applicant.phone, address: command.request.applicant.address,
    })));
    return received;
  }

  /** The answers given before, rebuilt from the rows as of their versions; by dossier. */
  async answers(tx: EntityManager, given: readonly GivenAnswer[]): Promise<ReadonlyMap<string, ReceiveReply>> {
    const dossiers = await this.dossiers.asOf(tx, given.map(({ answer: { aggregateId, version } }) => ({ dossierId: aggregateId, version })));
    const readers = new Map(given.map(({ answer, rights }) => [answer.aggregateId, rights]));
    const applicants = await this.applicants.read(tx, dossiers.map((dossier) => dossier.receipt.dossierId));
    return new Map(dossiers.map((dossier) => {
      const { dossierId, submittedAt } = dossier.receipt;
      const applicant = applicants.get(dossierId);
      const rights = readers.get(dossierId);
      if (!applicant || !rights) throw new Error(`dossier ${dossierId} has no applicant or nobody asked for it`);
      return [dossierId, this.#reply(dossier, { rights, fullName: applicant.fullName }, warningsAbout(applicant.personalNumber, localDateOf(submittedAt)))];
    }));
  }

  #receive(command: ReceiveCommand, draft: DraftReceipt, code: string | undefined): Received {
    if (code === undefined) throw new Error('a dossier got no code');
    const event = command.rights.isCitizen ? toSubmission(draft, code) : toReceipt(draft, code);
    const dossier = evolve(null, event);
    return { command, dossier, event, reply: this.#reply(dossier, { rights: command.rights, fullName: draft.applicantName }, draft.warnings) };
  }

  #reply(dossier: Dossier, reader: Reader, warnings: readonly PersonalNumberWarning[]): ReceiveReply {
    return {
      dossier: toAnswer(dossier, reader),
      trackingSecret: trackingSecret(this.installation.installationKey, dossier.receipt.dossierId),
      trackingToken: trackingToken(this.installation.installationKey, dossier.receipt.dossierId),
      warnings: [...warnings],
    };
  }
}

function toReceipt(draft: DraftReceipt, code: string): DossierEvent {
  return { type: 'received', at: draft.receipt.receivedAt, receipt: { ...draft.receipt, code }, due: draft.due };
}

// What a citizen files is not received yet: it has a code, and no promise.
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
      sentence: dossier.status === 'submitted' ? { type: 'submitted', ...desk } : { type: 'received', ...desk, channel, dueOn: dossier.due.on },
    },
  };
}
