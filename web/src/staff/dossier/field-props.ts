import type { Dossier } from './dossier-query.js';
import type { StepDraft } from './step-draft.js';
import type { Verb } from './verbs.js';

export interface FieldProps {
  readonly dossier: Dossier;
  readonly verb: Verb;
  readonly accountId: string;
  readonly draft: StepDraft;
  readonly change: (part: Partial<StepDraft>) => void;
  /** Where the words of a problem with this field stand. */
  readonly problemId: string | undefined;
}
