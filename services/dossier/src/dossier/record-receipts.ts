import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { receiveDossier, RpcReply } from '@haicap/contracts';
import type { PersonalNumberWarning } from '@haicap/kernel';
import type { StoredAnswer } from '@haicap/outbox';
import type { Rights } from '../access/access.js';
import { KeepApplicants } from '../applicant/keep-applicants.js';
import { TakeCodes } from '../code-block/take-codes.js';
import { Installation } from '../installation.js';
import { warningsAbout, type DraftReceipt, type ReceiveRequest } from '../receipt/receipt.js';
import { trackingSecret } from '../tracking/tracking.js';
import { evolve, type Dossier, type DossierEvent } from './dossier.js';
import { toAnswer } from './dossier-wire.js';
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
    await this.dossiers.insert(tx, received.map((one, index) => toNewDossier(one.dossier, accepted[index]?.draft)));
    await this.applicants.run(tx, accepted.map(({ command, draft }) => ({
      dossierId: draft.receipt.dossierId, fullName: command.request.applicant.fullName,
      personalNumber: draft.personalNumber, phone: command.request.applicant.phone, address: command.request.applicant.address,
    })));
    return received;
  }

  /** The answers given before, rebuilt from the rows as of their versions; by dossier. */
  async answers(tx: EntityManager, stored: readonly StoredAnswer[]): Promise<ReadonlyMap<string, ReceiveReply>> {
    const dossiers = await this.dossiers.asOf(tx, stored.map(({ aggregateId, version }) => ({ dossierId: aggregateId, version })));
    const applicants = await this.applicants.read(tx, dossiers.map((dossier) => dossier.receipt.dossierId));
    return new Map(dossiers.map((dossier) => {
      const { dossierId, receivedOn } = dossier.receipt;
      const applicant = applicants.get(dossierId);
      if (!applicant) throw new Error(`dossier ${dossierId} has no applicant`);
      return [dossierId, this.#reply(dossier, applicant.fullName, warningsAbout(applicant.personalNumber, receivedOn))];
    }));
  }

  #receive(command: ReceiveCommand, draft: DraftReceipt, code: string | undefined): Received {
    if (code === undefined) throw new Error('a dossier got no code');
    const event: DossierEvent = { type: 'received', at: draft.receipt.receivedAt, receipt: { ...draft.receipt, code }, due: draft.due };
    const dossier = evolve(null, event);
    return { command, dossier, event, reply: this.#reply(dossier, draft.applicantName, draft.warnings) };
  }

  #reply(dossier: Dossier, fullName: string, warnings: readonly PersonalNumberWarning[]): ReceiveReply {
    return {
      // Whoever receives a dossier, or files it, has just written the name.
      dossier: toAnswer(dossier, { fullName, mayBeSeen: true }),
      trackingSecret: trackingSecret(this.installation.installationKey, dossier.receipt.dossierId),
      warnings: [...warnings],
    };
  }
}

function toNewDossier(dossier: Dossier, draft: DraftReceipt | undefined): NewDossier {
  if (!draft) throw new Error('a received dossier has lost its draft');
  const { channel, receivedAt } = dossier.receipt;
  return {
    dossier, components: draft.components,
    step: {
      at: receivedAt, note: null,
      sentence: { type: 'received', receivingUnit: draft.receivingUnitName, competentUnit: draft.competentUnitName, channel, dueOn: dossier.due.on },
    },
  };
}
