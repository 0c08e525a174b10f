import { createHash } from 'node:crypto';
import { refusal, type Refusal } from '@haicap/contracts';
import { canonicalJson, err, ok, type JsonValue, type Result } from '@haicap/kernel';
import type { EntityManager } from 'typeorm';
import { seam } from '#hooks';

/** A command's key: unique per account and route. `bodyHash` comes from `bodyHash(request)`. */
export interface KeyClaim {
  readonly account: string;
  readonly route: string;
  readonly key: string;
  readonly bodyHash: Buffer;
}

/** What an answered command left behind: enough to rebuild its answer from the row as of that version. */
export interface StoredAnswer {
  readonly aggregateId: string;
  readonly version: number;
  readonly status: number;
}

/** `new`: go on, and store. `replay`: answer as then. `reused`: another body had this key. `in-flight`: try again soon. */
export type KeyState =
  | { readonly state: 'new' }
  | { readonly state: 'replay'; readonly answer: StoredAnswer }
  | { readonly state: 'reused' }
  | { readonly state: 'in-flight' };

/** A key with which a command goes on, or is answered again. */
export type UsableKey = Extract<KeyState, { readonly state: 'new' | 'replay' }>;

/** What a claimed key allows; a key that had another body, or that another transaction holds, is refused in the same words everywhere. */
export function usableKey(claimed: KeyState | undefined): Result<UsableKey, Refusal> {
  if (claimed?.state === 'reused') return err(refusal('IDEMPOTENCY_KEY_REUSED'));
  return claimed === undefined || claimed.state === 'in-flight' ? err(refusal('IDEMPOTENCY_KEY_IN_FLIGHT')) : ok(claimed);
}

interface ClaimRow {
  readonly state: KeyState['state'];
  readonly aggregate_id: string;
  readonly version: number;
  readonly status: number;
}

/** SHA-256 of a body's canonical JSON: equal for equal bodies, whatever the order of their keys. */
export function bodyHash(body: unknown): Buffer {
  return createHash('sha256').update(canonicalJson(body as JsonValue)).digest();
}

/**
 * Claims the keys of a batch for this transaction, one statement for all; answers in the order of the claims. A key
 * that another transaction holds (or that stands twice in the batch) is in flight. The claim ends with the transaction.
 * Example: `const [claimed] = await claimKeys(tx, [{ account, route: receiveDossier.subject, key, bodyHash: bodyHash(request) }]);`
 */
export const claimKeys = seam('claim-keys', async (tx: EntityManager, claims: readonly KeyClaim[]): Promise<KeyState[]> => {
  if (claims.length === 0) return [];
  const rows: ClaimRow[] = await tx.query(
    'SELECT state, aggregate_id, version, status FROM claim_idempotency($1::jsonb) ORDER BY ord',
    [JSON.stringify(claims.map(toWire))],
  );
  return rows.map(({ state, aggregate_id: aggregateId, version, status }) =>
    state === 'replay' ? { state, answer: { aggregateId, version, status } } : { state });
});

/** Claims the key of one command; a key that cannot be used is refused. Example: `const key = await claimKey(tx, claim); if (!key.ok) return key;` */
export async function claimKey(tx: EntityManager, claim: KeyClaim): Promise<Result<UsableKey, Refusal>> {
  const [claimed] = await claimKeys(tx, [claim]);
  return usableKey(claimed);
}

/** Stores the answers of claimed keys in the same transaction as the change. A refusal stores nothing. */
export const storeKeys = seam('store-keys', async (tx: EntityManager, answers: readonly (KeyClaim & StoredAnswer)[]): Promise<void> => {
  if (answers.length === 0) return;
  const rows = answers.map((answer) => ({ ...toWire(answer), aggregate_id: answer.aggregateId, version: answer.version, status: answer.status }));
  await tx.query('SELECT store_idempotency($1::jsonb)', [JSON.stringify(rows)]);
});

function toWire({ account, route, key, bodyHash: hash }: KeyClaim): Record<string, string> {
  return { account, route, key, body_hash: hash.toString('hex') };
}
