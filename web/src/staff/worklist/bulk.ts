import type { AllowedAction, Dossier } from '@haicap/contracts';
import { ProblemError } from '../../api/client.js';
import type { Order } from '../../session/as-person.js';
import { Intents } from '../../session/intents.js';
import { isDecided } from '../../session/refusals.js';
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

type Write<T> = (order: Order, key: string) => Promise<T>;

/**
 * What the owner keeps for later, for each of many. From when on one counts is told as it is first sent, not as the many began: on a weak line the last would be over
 * before it left. It stays the same, as its key does, while nobody knows whether it arrived: with another time it would be another order.
 */
export class DeferredOrders {
  readonly #intents = new Intents();
  readonly #times = new Map<string, string | undefined>();

  /** `timeNow`: from when on something would count that is sent now; the usual time of the owner when undefined. */
  constructor(private readonly timeNow: () => string | undefined) {}

  async send<T>(row: Pick<Dossier, 'dossierId' | 'version'>, wish: { readonly command: BulkAction; readonly body: unknown }, write: Write<T>): Promise<T> {
    const name = JSON.stringify([row.dossierId, row.version, wish]);
    const isAgain = this.#times.has(name);
    const effectiveAfter = isAgain ? this.#times.get(name) : this.timeNow();
    this.#times.set(name, effectiveAfter);
    const order = { method: 'POST' as const, path: `/api/v1/dossiers/${row.dossierId}/deferred-commands`, version: row.version, body: { ...wish, ...(effectiveAfter === undefined ? {} : { effectiveAfter }) } };
    try {
      const answer = await this.#intents.send(name, order, (key) => write(order, key));
      this.#times.delete(name);
      return answer;
    } catch (error) {
      if (!(error instanceof ProblemError) || !isDecided(error.problem)) throw error;
      this.#times.delete(name);
      // The owner looks at the key first: what is too late now had never arrived.
      if (isAgain && error.problem.code === 'DEFERRAL_TIME_INVALID') return this.send(row, wish, write);
      throw error;
    }
  }
}
