import { Injectable } from '@nestjs/common';
import type { DossierPaperForm } from '@haicap/contracts';
import { EventLogStore } from '@haicap/outbox';
import { maskName, PersonalDataCipher } from '@haicap/service-kit';
import type { EntityManager } from 'typeorm';
import { LoadCalendar } from '../calendar-mirror/load-calendar.js';
import { KeepFilingWishes } from '../filing/keep-filing-wishes.js';
import { KeepPersons } from '../person/keep-persons.js';
import type { Party } from '../person/person.js';
import type { Dossier } from '../dossier/dossier.js';
import { readNote, type StepNote } from '../dossier/step-note.js';
import { Installation } from '../installation.js';
import { FindPosts } from '../officer-mirror/find-posts.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { localDate } from '@haicap/kernel';
import { TRACKING_SECRET_CHARS, trackingAddress, trackingSecret, trackingToken } from '../tracking/tracking.js';
import { FindUnits } from '../unit-mirror/find-units.js';
import type { PaperFacts, PaperPerson, PaperStep } from '../paper-model/paper-facts.js';
import { GatherPaperFees } from './gather-paper-fees.js';
import { PaperStore, type StepRow } from './paper.store.js';

export interface FactsWanted {
  readonly form: DossierPaperForm;
  readonly dossier: Dossier;
  /** Further dossiers of the same receipt. */
  readonly further: readonly Dossier[];
  /** For somebody who may not read names and numbers. */
  readonly masked: boolean;
  /** Whether the words and the QR code that open tracking are on it. A paper that is not handed out has none. */
  readonly keys: 'printed' | 'hidden';
}

// Only the receipt tells a fee, and it costs the rules of the day to work one out.
const NO_FEES = { assessedFees: null, expectedFees: [] } as const;
// An office's free text may name persons, so whoever may not read names does not get it.
const HIDDEN: StepNote = { text: '' };

/** What papers need of persons, keys and the log of events. */
@Injectable()
export class PaperFactSources {
  constructor(
    readonly installation: Installation,
    private readonly persons: KeepPersons,
    private readonly cipher: PersonalDataCipher,
    private readonly events: EventLogStore,
    private readonly wishes: KeepFilingWishes,
    readonly fees: GatherPaperFees,
    readonly calendar: LoadCalendar,
  ) {}

  /** What was wished at intake. To whom a result goes is shown as the applicant's own data are. */
  async wishOf(tx: EntityManager, dossierId: string, applicant: PaperPerson, masked: boolean): Promise<Pick<PaperFacts, 'sets' | 'returnByPost'>> {
    const { sets, returnByPost: to } = await this.wishes.of(tx, dossierId);
    if (to === null) return { sets, returnByPost: null };
    const { fullName, phone, address } = { ...applicant, fullName: to.recipient ?? applicant.fullName, phone: to.phone ?? applicant.phone, address: to.address };
    const shown = masked ? maskedPerson({ ...applicant, fullName, phone, address }) : { fullName, phone, address };
    return { sets, returnByPost: [shown.fullName, shown.phone, shown.address].filter((text) => text !== '').join('; ') };
  }

  async personsOf(tx: EntityManager, dossierId: string): Promise<Pick<PaperFacts, 'applicant' | 'submitter' | 'representative'>> {
    const parties = (await this.persons.readAll(tx, [dossierId])).get(dossierId) ?? [];
    const of = (role: Party['role']) => {
      const party = parties.find((one) => one.role === role);
      return party === undefined ? null : toPaperPerson(party);
    };
    const applicant = of('applicant');
    if (applicant === null) throw new Error(`dossier ${dossierId} has no applicant`);
    return { applicant, submitter: of('submitter'), representative: of('representative') };
  }

  readNote(dossierId: string, version: number, note: string): StepNote {
    return readNote(this.cipher.decrypt(note, { table: 'dossier_step', column: 'note', rowId: `${dossierId}/${version}` }));
  }

  /** Whose command each version was. A step does not say it, its event does. */
  async actorsOf(dossierId: string): Promise<ReadonlyMap<number, string>> {
    const { events } = await this.events.get({ noun: 'dossier', aggregates: [{ aggregateId: dossierId, fromVersion: 1 }] });
    return new Map(events.map(({ version, actor }) => [version, actor]));
  }
}

/** Reads everything a paper about a dossier is made of. */
@Injectable()
export class GatherPaperFacts {
  constructor(
    private readonly papers: PaperStore,
    private readonly procedures: FindProcedures,
    private readonly units: FindUnits,
    private readonly posts: FindPosts,
    private readonly sources: PaperFactSources,
  ) {}

  async run(tx: EntityManager, { form, dossier, further, masked, keys }: FactsWanted): Promise<PaperFacts> {
    const { dossierId, procedureCode, procedureVersion } = dossier.receipt;
    const { installation } = this.sources;
    const actors = await this.sources.actorsOf(dossierId);
    const steps = (await this.papers.steps(tx, dossierId)).map((row) => this.#step(dossierId, row, actors, masked));
    const posts = await this.posts.everHeld(tx, [...new Set(steps.flatMap(({ actorId, assigneeId }) => [actorId, assigneeId]).filter((id) => id !== null))]);
    const receivedUnder = await this.procedures.version(tx, procedureCode, steps.find(({ type }) => type === 'received')?.procedureVersion ?? procedureVersion);
    const persons = await this.sources.personsOf(tx, dossierId);
    const shown = (person: PaperPerson | null) => (person !== null && masked ? maskedPerson(person) : person);
    const { receivingUnitId, competentUnitId, returningUnitId } = dossier.receipt;
    // Who decided before a transfer issued the papers of that time.
    const formerUnitIds = steps.flatMap(({ sentence }) => (sentence.type === 'transferred' ? [sentence.fromUnitId] : []));
    const secretOf = (id: string) => (keys === 'hidden' ? '•'.repeat(TRACKING_SECRET_CHARS) : trackingSecret(installation.installationKey, id));
    return {
      dossier, steps, posts,
      procedure: await this.procedures.version(tx, procedureCode, procedureVersion), receivedUnder,
      components: await this.papers.components(tx, dossierId),
      ...(await this.sources.wishOf(tx, dossierId, persons.applicant, masked)), ...(form === 'receipt-slip' ? await this.sources.fees.run(tx, dossier, receivedUnder) : NO_FEES),
      applicant: shown(persons.applicant) ?? persons.applicant, submitter: shown(persons.submitter), representative: shown(persons.representative),
      units: await this.units.versions(tx, [receivingUnitId, competentUnitId, returningUnitId, ...formerUnitIds, ...posts.map(({ unitId }) => unitId)]),
      receivingCalendar: await this.sources.calendar.of(tx, receivingUnitId),
      secret: secretOf(dossierId),
      trackingAddress: trackingAddress(installation.publicOrigin, keys === 'hidden' ? null : trackingToken(installation.installationKey, dossierId)),
      further: further.map((one) => ({ dossier: one, secret: secretOf(one.receipt.dossierId) })),
    };
  }

  #step(dossierId: string, { dueAt, dueOn, note, ...row }: StepRow, actors: ReadonlyMap<number, string>, masked: boolean): PaperStep {
    return {
      ...row, dueAt: dueAt === null ? null : new Date(dueAt), dueOn: dueOn === null ? null : localDate(dueOn), actorId: actors.get(row.version) ?? null,
      note: note === null ? null : masked ? HIDDEN : this.sources.readNote(dossierId, row.version, note),
    };
  }
}

const SHOWN_DIGITS = 3;

function maskedPerson({ fullName, personalNumber, phone, address, email, organisationCode }: PaperPerson): PaperPerson {
  const tail = (text: string) => (text === '' ? '' : `•••${text.slice(-SHOWN_DIGITS)}`);
  const hidden = (text: string) => (text === '' ? '' : '•••');
  return { fullName: maskName(fullName), personalNumber: tail(personalNumber), phone: tail(phone), address: hidden(address), email: hidden(email), organisationCode };
}

function toPaperPerson({ fullName, personalNumber, phone, address, organisationCode, details: { email } }: Party): PaperPerson {
  return { fullName, personalNumber: personalNumber ?? '', phone: phone ?? '', address: address ?? '', email: email ?? '', organisationCode: organisationCode ?? '' };
}
