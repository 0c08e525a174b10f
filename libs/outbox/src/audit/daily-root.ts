import { createHash } from 'node:crypto';
import { canonicalJson, type Clock } from '@haicap/kernel';
import type { AuditSigner, AuditVerifier } from './audit-signing.js';
import type { CheckpointStore, DailyRoot, StatedChains } from './checkpoint-store.js';

/** A root that cannot be right: not signed by the installation, not the hash of its leaves, not after the one before, or of checkpoints that are gone. */
export interface RootFinding {
  readonly kind: 'root-broken';
  readonly day: string;
}

const MINUTE_MS = 60_000;
// Vietnam has one zone and no summer time.
const OFFSET_MS = 7 * 60 * MINUTE_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;
// What was stated in the last minute of a day has reached the store by then.
const PATIENCE_MS = 10 * MINUTE_MS;
/** How many days are caught up in one go, so that nothing else waits for long. */
const DAYS_MAX = 50;

const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) - OFFSET_MS;
const dayOf = (instantMs: number): string => new Date(instantMs + OFFSET_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
const dayAfter = (day: string): string => dayOf(startOf(day) + DAY_MS);

/** The one hash for where all chains stood; it covers the root of the day before, so no day can be exchanged later. */
export function rootHash({ day, previous, leaves }: Pick<DailyRoot, 'day' | 'previous' | 'leaves'>): string {
  return createHash('sha256').update(`haicap-audit-root\n${canonicalJson({ day, previous, leaves })}`).digest('hex');
}

/** States the roots of the days that are over and have none yet. Answers whether more days wait. */
export async function stateDailyRoots({ store, signer, clock }: { store: CheckpointStore; signer: AuditSigner; clock: Clock }): Promise<boolean> {
  const last = (await store.rootDays()).at(-1);
  let previous = last === undefined ? null : (await store.root(last)).root;
  const over = dayOf(clock.now().getTime() - PATIENCE_MS);
  let day = last === undefined ? await firstDay(store) : dayAfter(last);
  for (let stated = 0; day !== undefined && day < over; stated += 1, day = dayAfter(day)) {
    if (stated === DAYS_MAX) return true;
    const statement = { day, previous, leaves: await leavesOf(store, day) };
    const root = rootHash(statement);
    const isFirst = await store.keepRoot(signer.sign('daily-root', { ...statement, root }));
    // Another process was faster, and may have seen a checkpoint less.
    previous = isFirst ? root : (await store.root(day)).root;
  }
  return false;
}

async function leavesOf(store: CheckpointStore, day: string): Promise<DailyRoot['leaves']> {
  const end = new Date(startOf(day) + DAY_MS).toISOString();
  const leaves: DailyRoot['leaves'] = [];
  for (const service of await store.services()) {
    const checkpoint = await store.lastCheckpoint(service, end);
    if (checkpoint !== undefined) leaves.push({ service, seq: checkpoint.seq, hash: checkpoint.hash });
  }
  return leaves;
}

async function firstDay(store: CheckpointStore): Promise<string | undefined> {
  const firsts = await Promise.all((await store.services()).map((service) => store.firstCheckpoint(service)));
  return firsts.flatMap((checkpoint) => (checkpoint === undefined ? [] : [dayOf(Date.parse(checkpoint.at))])).toSorted()[0];
}

/** Checks every root against its signature, its leaves, the root before it and the checkpoints, which whoever calls has just read. */
export async function verifyRoots(store: CheckpointStore, verifier: AuditVerifier, stated: StatedChains): Promise<{ roots: number; findings: RootFinding[] }> {
  const places = new Set<string>();
  for (const [service, checkpoints] of stated) {
    for (const { seq, hash } of checkpoints) places.add(`${service} ${seq} ${hash}`);
  }
  const days = await store.rootDays();
  const findings: RootFinding[] = [];
  let previous: string | null = null;
  for (const day of days) {
    const root = await store.root(day);
    const isRight = root.day === day && root.previous === previous && verifier.isSigned('daily-root', root) && rootHash(root) === root.root
      && root.leaves.every(({ service, seq, hash }) => places.has(`${service} ${seq} ${hash}`));
    if (!isRight) findings.push({ kind: 'root-broken', day });
    previous = root.root;
  }
  return { roots: days.length, findings };
}
