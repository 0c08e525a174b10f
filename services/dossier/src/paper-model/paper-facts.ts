import type { DossierStatus, Procedure, Role } from '@haicap/contracts';
import type { LocalDate, WorkingCalendar } from '@haicap/kernel';
import type { Dossier } from '../dossier/dossier.js';
import type { StepNote } from '../dossier/step-note.js';
import type { SubmittedComponent } from '../procedure/procedure.js';
import type { StepSentence } from '../timeline/step.js';
import type { UnitVersion } from '../unit-mirror/unit-mirror.js';

/** One version of the dossier, as far as papers need it. */
export interface PaperStep {
  readonly version: number;
  readonly at: Date;
  readonly type: string;
  readonly status: DossierStatus;
  readonly sentence: StepSentence;
  readonly note: StepNote | null;
  readonly dueAt: Date | null;
  readonly dueOn: LocalDate | null;
  readonly assigneeId: string | null;
  /** The version of the procedure it stood on; null in steps of earlier releases. */
  readonly procedureVersion: number | null;
  /** Whose command it was. */
  readonly actorId: string | null;
}

/** A person of the dossier in clear, or masked for those who may not see it; the core does not know which. */
export interface PaperPerson {
  readonly fullName: string;
  readonly personalNumber: string;
  readonly phone: string;
  readonly address: string;
  readonly email: string;
  /** Of an organisation. */
  readonly organisationCode: string;
}

/** A post and its days, the last one included. */
export interface OfficerPost {
  readonly officerId: string;
  readonly unitId: string;
  readonly role: Role;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

/** Another dossier on the same receipt. */
export interface FurtherDossier {
  readonly dossier: Dossier;
  readonly secret: string;
}

/** A fee as it was worked out for this dossier. */
export interface AssessedFee {
  readonly name: string;
  readonly label: string | null;
  readonly amountDong: number;
  /** What was taken off, in per cent, and what says so. */
  readonly exemption: { readonly percent: number; readonly basis: string } | null;
}

/** A fee as the rules of the day of filing say, before anybody works it out. */
export interface ExpectedFee {
  readonly name: string;
  /** Null where the province or an officer sets it. */
  readonly amountDong: number | null;
  /** It depends on a number that nobody gave yet: the amount is that of one page or copy. */
  readonly isEstimate: boolean;
  readonly exemption: AssessedFee['exemption'];
  /** What the version says beside it, or the decision that set it. */
  readonly note: string;
}

/** Everything a paper about a dossier is made of, read before the decision. */
export interface PaperFacts {
  readonly dossier: Dossier;
  readonly procedure: Procedure;
  /** The version under which it was received, before any move to another one; the same as above before the receipt. */
  readonly receivedUnder: Procedure;
  readonly components: readonly SubmittedComponent[];
  readonly steps: readonly PaperStep[];
  readonly applicant: PaperPerson;
  /** Who came instead of the applicant; null when nobody did. */
  readonly submitter: PaperPerson | null;
  readonly representative: PaperPerson | null;
  readonly sets: number;
  /** Who gets the result by post, on one line; null when it is fetched. */
  readonly returnByPost: string | null;
  /** Null as long as nobody has worked the fees out. */
  readonly assessedFees: readonly AssessedFee[] | null;
  /** Until then; empty where the dossier is free. */
  readonly expectedFees: readonly ExpectedFee[];
  /** Every version of the units, the earliest first: a slip shows the name under which a unit acted that day. */
  readonly units: readonly UnitVersion[];
  /** The posts of the officers who handled it. */
  readonly posts: readonly OfficerPost[];
  /** Of the unit that received it, to which the citizen brings what is missing. */
  readonly receivingCalendar: WorkingCalendar;
  readonly secret: string;
  /** What the QR code opens. */
  readonly trackingAddress: string;
  readonly further: readonly FurtherDossier[];
}

/** A unit as it was called on a day. */
export function unitOn({ units }: Pick<PaperFacts, 'units'>, unitId: string, day: LocalDate): UnitVersion {
  const found = units.filter((unit) => unit.unitId === unitId && unit.asFrom <= day).at(-1);
  if (found === undefined) throw new Error(`the unit ${unitId} is unknown on ${day}`);
  return found;
}
