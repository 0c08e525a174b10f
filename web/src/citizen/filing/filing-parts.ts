import '../../frame/zod-without-eval.js';
import type { receiveDossier, RpcReply } from '@haicap/contracts';
import { z } from 'zod';
import type { FilingDraft } from '../../draft/draft.js';
import { STEPS, type Procedure, type StepProblem } from './filing-steps.js';

/** The page on which everything is looked at before it is sent. */
export const CHECK = 'kiem-tra';
export const filingView = z.object({
  /** The draft. */
  nhap: z.string().max(60).catch(''),
  /** The page of it; none is the list of them. */
  buoc: z.enum(['', ...STEPS, CHECK]).catch(''),
  /** Opened by "Change" among the answers: it leads back there. */
  ve: z.enum(['', CHECK]).catch(''),
});
export type FilingView = z.infer<typeof filingView>;
export type GoTo = (change: Partial<FilingView>) => void;

export type FilingAnswer = RpcReply<typeof receiveDossier>;

/** What every page of a filing works with. */
export interface FilingParts {
  readonly procedure: Procedure;
  readonly draft: FilingDraft;
  readonly change: (change: (draft: FilingDraft) => FilingDraft) => void;
  readonly goTo: GoTo;
}
export interface StepParts extends FilingParts { readonly problems: readonly StepProblem[] }
