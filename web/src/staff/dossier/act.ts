import type { AllowedAction, DeferrableAction } from '@haicap/contracts';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Problem } from '../../api/client.js';
import { useWriting, type Writing } from '../../session/as-person.js';
import { DOSSIERS_KEY, dossierKey, type Dossier } from './dossier-query.js';
import { signOrder, stepOrder, type SignedFile, type Step } from './orders.js';

/** Steps that wait ten seconds at the owner and can be taken back meanwhile, instead of being asked about. */
const DEFERRED: Readonly<Record<DeferrableAction, true>> = {
  assign: true, transfer: true, 'request-supplement': true, 'request-intake-supplement': true, 'submit-for-approval': true, 'return-approval': true, complete: true, 'return-result': true,
};
export const isDeferred = (action: AllowedAction): action is DeferrableAction => Object.hasOwn(DEFERRED, action);

export interface Acting extends Pick<Writing, 'busy' | 'problem'> {
  /** Takes the step on the version that was seen, and tells how the dossier stands afterwards; undefined when it was refused. */
  run(dossier: Pick<Dossier, 'dossierId' | 'version'>, step: Step, onRefused?: (problem: Problem) => void): Promise<Dossier | undefined>;
  /** Signs a PDF in the name of the caller's post in the unit, and with its seal; the id of the signed file. */
  sign(fileId: string, unitId: string): Promise<string | undefined>;
}

/** The one place from which steps on dossiers are sent. */
export function useAct(): Acting {
  const step = useWriting();
  const signing = useWriting();
  const queries = useQueryClient();
  return {
    busy: step.busy || signing.busy, problem: step.problem ?? signing.problem,
    run: async (dossier, taken, onRefused) => {
      const after = await step.run<Dossier>(stepOrder(dossier, taken), onRefused);
      if (after !== undefined) tellChanged(queries, after);
      return after;
    },
    sign: async (fileId, unitId) => (await signing.run<SignedFile>(signOrder(fileId, unitId)))?.file.fileId,
  };
}

/** What a step changed is shown at once, and whatever rests on it is read anew. */
export function tellChanged(queries: QueryClient, after: Dossier): void {
  queries.setQueryData(dossierKey(after.dossierId), after);
  void queries.invalidateQueries({ queryKey: dossierKey(after.dossierId) });
  void queries.invalidateQueries({ queryKey: DOSSIERS_KEY });
}

/** Whether somebody else has changed the dossier since this page read it. */
export const isStale = (problem: Writing['problem']): boolean => problem?.code === 'DOSSIER_STALE';
