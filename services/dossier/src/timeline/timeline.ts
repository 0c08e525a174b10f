import { firstWordsOf, wordsFor, type Language, type ReasonedAction } from '@haicap/contracts';
import { SENTENCES } from './sentences.js';
import type { Step, StepSentence } from './step.js';

/** A step in words, for the citizen: plain, no names of persons. What is data (units, papers, numbers) stays as it was kept. */
export function sentenceOf(step: StepSentence, language: Language): string {
  const sentences: Readonly<Record<StepSentence['type'], Readonly<Record<Language, (step: never) => string>>>> = SENTENCES;
  return sentences[step.type][language](step as never);
}

const ACTION_OF = {
  'intake-refused': 'refuse-intake', 'supplement-requested': 'request-supplement', 'approval-returned': 'return-approval',
  'withdrawal-requested': 'request-withdrawal', 'withdrawal-refused': 'refuse-withdrawal', stopped: 'stop', extended: 'extend',
  'intake-supplement-requested': 'request-intake-supplement', 'supplement-consent-asked': 'ask-supplement-consent',
  'supplement-consent-refused': 'refuse-supplement-consent',
  'result-withdrawn': 'withdraw-result', 'signature-withdrawn': 'withdraw-signature', transferred: 'transfer', 'consultation-withdrawn': 'withdraw-consultation',
} as const satisfies Partial<Record<StepSentence['type'], ReasonedAction>>;

/** Steps beside which the office writes to the citizen: what stands there goes on the form, too. Beside every other one it writes to itself. */
const WRITTEN_TO_THE_CITIZEN: readonly string[] = [
  'intake-refused', 'supplement-requested', 'intake-supplement-requested', 'payment-required', 'extended', 'withdrawal-requested', 'withdrawal-refused', 'stopped',
  'result-withdrawn',
] satisfies StepSentence['type'][];

/** Whether the note beside a step is for the citizen who filed the dossier. */
export function isWrittenToTheCitizen({ type }: Pick<Step, 'type'>): boolean {
  return WRITTEN_TO_THE_CITIZEN.includes(type);
}

/** The reason of a step in the catalogue's words, or null for a step that needs none. */
export function reasonOf(step: StepSentence, language: Language): { readonly code: string; readonly label: string } | null {
  if (!('reasonCode' in step)) return null;
  const { reasonCode: code, reasonLabel } = step;
  const action = ACTION_OF[step.type];
  return { code, label: wordsFor(language, action, { code, words: reasonLabel ?? firstWordsOf(action, code) }) };
}
