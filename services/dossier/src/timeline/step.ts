import type { DossierStatus } from '@haicap/contracts';
import type { Timeliness } from '@haicap/kernel';
import type { MoneySentence } from './money-sentence.js';

type OneOf<T extends string> = T extends string ? { readonly type: T } : never;
export interface Reasoned {
  readonly reasonCode: string;
  /** The words of that day; steps of earlier releases have none. */
  readonly reasonLabel?: string;
}
interface ByCompetent {
  readonly competentUnit: string;
}
export interface InHand extends ByCompetent {
  /** The desk, as long as it has not received the dossier and answers for it; absent afterwards, and in steps of earlier releases. */
  readonly receivingUnit?: string;
}
export interface Handed {
  /** It was wished by post at intake. */
  readonly byPost?: boolean;
}
export interface Moved {
  readonly dueOn: string | null;
  readonly previousDueOn: string | null;
}
export interface AtDesk extends ByCompetent {
  readonly receivingUnit: string;
}

export interface Missing {
  readonly missing: readonly { readonly name: string }[];
  /** The last day; absent in steps of earlier releases. */
  readonly supplyUntil?: string | null;
}

/**
 * What a sentence of the timeline needs, kept with the step. Unit names are those of the day, because a slip shows the
 * name under which a unit acted; persons have no name here.
 */
export type StepSentence =
  // Without a channel it was told by an earlier release, which knew filings online alone.
  | (AtDesk & { readonly type: 'submitted'; readonly channel?: string })
  | (AtDesk & { readonly type: 'received'; readonly channel: string; readonly dueOn: string | null })
  | (AtDesk & Reasoned & { readonly type: 'intake-refused' })
  | (ByCompetent & { readonly type: 'assigned'; readonly again: boolean })
  | (ByCompetent & Reasoned & Missing & { readonly type: 'supplement-requested' })
  | (AtDesk & Reasoned & Missing & { readonly type: 'intake-supplement-requested' })
  | (AtDesk & { readonly type: 'intake-supplemented' })
  | (InHand & OneOf<'supplement-consent-given'>)
  // Earlier releases corrected persons alone and did not say so.
  | (InHand & { readonly type: 'corrected'; readonly ofPerson?: boolean; readonly ofForm?: boolean; readonly ofPost?: boolean })
  | (InHand & Reasoned & OneOf<'supplement-consent-asked' | 'supplement-consent-refused'>)
  | (ByCompetent & { readonly type: 'supplemented'; readonly dueOn: string | null; readonly moved: boolean })
  | (ByCompetent & OneOf<'submitted-for-approval' | 'approved' | 'signed' | 'issued' | 'result-replacement-begun'>)
  | (ByCompetent & { readonly type: 'numbered'; readonly numberText: string })
  | (ByCompetent & Reasoned & { readonly type: 'result-withdrawn' })
  | (ByCompetent & Reasoned & { readonly type: 'signature-withdrawn'; readonly numberText: string | null })
  | (ByCompetent & Handed & { readonly type: 'result-replaced'; readonly numberText: string; readonly returningUnit: string })
  | (ByCompetent & Reasoned & { readonly type: 'transferred'; readonly fromUnit: string; readonly fromUnitId: string; readonly toUnitId: string })
  | (ByCompetent & { readonly type: 'consultation-requested'; readonly consultedUnit: string; readonly dueOn: string })
  | (ByCompetent & { readonly type: 'consultation-answered'; readonly consultedUnit: string })
  | (ByCompetent & Reasoned & { readonly type: 'consultation-withdrawn'; readonly consultedUnit: string })
  | (ByCompetent & Reasoned & OneOf<'approval-returned'>)
  | (ByCompetent & Handed & { readonly type: 'completed'; readonly timeliness: Timeliness; readonly returningUnit?: string })
  | (ByCompetent & { readonly type: 'result-returned'; readonly returningUnit: string; readonly method?: 'counter' | 'postal' })
  | (InHand & Reasoned & OneOf<'withdrawal-requested' | 'withdrawal-refused'>)
  | (InHand & Reasoned & { readonly type: 'stopped'; readonly withdrawn: boolean })
  | (ByCompetent & Reasoned & Moved & { readonly type: 'extended' })
  | (ByCompetent & Moved & { readonly type: 'deadline-recalculated'; readonly document: string })
  | (ByCompetent & { readonly type: 'procedure-moved'; readonly takenBack: boolean; readonly procedureVersion: number })
  | MoneySentence;

/** One step of a dossier's life as it lies in the table. */
export interface Step {
  readonly version: number;
  readonly at: Date;
  readonly type: string;
  readonly status: DossierStatus;
  readonly sentence: StepSentence;
  /** Cipher text of what was written beside it. */
  readonly note: string | null;
}

/** What one kind of step keeps for its sentence. */
export type StepOf<T extends StepSentence['type']> = Extract<StepSentence, { type: T }>;
