import type { AllowedAction, Dossier } from '@haicap/contracts';
import { ProblemError } from '../../api/client.js';
import { t } from '../../text/language.js';

export type BulkAction = 'assign' | 'transfer' | 'print';
/** As many as can still be taken back together: no more stand in the list of what waits. */
export const BULK_MAX = 50;

/** What became of one of many; each has its own outcome, and one that is refused stops no other. */
export interface BulkOutcome { readonly dossierId: string; readonly code: string; readonly refusal: string | null }

/** Does one thing with each of many, one after another, and tells of each as it is done. Whatever does not allow it is told without asking. */
export async function withEach(rows: readonly Dossier[], action: BulkAction, take: (row: Dossier) => Promise<void>, tell: (outcome: BulkOutcome) => void): Promise<void> {
  for (const row of rows) {
    const { dossierId, code } = row;
    tell({ dossierId, code, refusal: isAble(row, action) ? await refusalOf(() => take(row)) : t('Bước này không làm được với hồ sơ ở trạng thái hiện tại.') });
  }
}

const isAble = ({ allowedActions, receivedAt }: Dossier, action: BulkAction) => (action === 'print' ? receivedAt !== null : allowedActions.includes(action satisfies AllowedAction));

async function refusalOf(take: () => Promise<void>): Promise<string | null> {
  try {
    await take();
    return null;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problem.title;
  }
}

/** Officers are those of one unit: dossiers of two have nobody in common. */
export const isOfOneUnit = (rows: readonly Dossier[]): boolean => new Set(rows.map(({ competentUnitId }) => competentUnitId)).size === 1;
