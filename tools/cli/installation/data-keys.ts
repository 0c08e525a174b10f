import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeWhole } from '../state/files.ts';
import { pathsOf } from './data-folder.ts';

/** The keys of person columns among the secrets of an installation. */
export type DataKeys = {
  dataKey: string;
  dataKeyId: string;
  nextDataKey?: { id: string; key: string } | undefined;
  formerDataKeys?: Record<string, string> | undefined;
};

/** Where an installation stands between two keys of its person columns. */
export type KeyPhase = 'settled' | 'announced' | 'switched';

export function keyPhaseOf({ nextDataKey, formerDataKeys }: DataKeys): KeyPhase {
  if (nextDataKey !== undefined) return 'announced';
  return Object.keys(formerDataKeys ?? {}).length > 0 ? 'switched' : 'settled';
}

/** With a new key that every process may read and none writes with yet. */
export function announceKey<S extends DataKeys>(secrets: S): S {
  return { ...secrets, nextDataKey: { id: idAfter(secrets), key: randomBytes(32).toString('base64') } };
}

/** The new key writes, the one before only reads. */
export function switchKey<S extends DataKeys>({ nextDataKey, ...secrets }: S): Omit<S, 'nextDataKey'> {
  if (nextDataKey === undefined) throw new Error('there is no key to switch to');
  const formerDataKeys = { ...secrets.formerDataKeys, [secrets.dataKeyId]: secrets.dataKey };
  return { ...secrets, dataKey: nextDataKey.key, dataKeyId: nextDataKey.id, formerDataKeys };
}

/** Without the keys of before. */
export function forgetFormerKeys<S extends DataKeys>({ formerDataKeys: _gone, ...secrets }: S): Omit<S, 'formerDataKeys'> {
  return secrets;
}

/** Replaces the file that running services read their keys from. */
export function writeKeyRing(dataFolder: string, { dataKey, dataKeyId, nextDataKey, formerDataKeys = {} }: DataKeys): void {
  const { dataKeyRing } = pathsOf(dataFolder);
  mkdirSync(dirname(dataKeyRing), { recursive: true, mode: 0o700 });
  const keys = { ...formerDataKeys, [dataKeyId]: dataKey, ...(nextDataKey === undefined ? {} : { [nextDataKey.id]: nextDataKey.key }) };
  writeWhole(dataKeyRing, `${JSON.stringify({ writes: dataKeyId, keys }, null, 2)}\n`);
}

// k1, k2, …: ids stand in every cell and are never used twice.
function idAfter({ dataKeyId }: DataKeys): string {
  const [, stem = 'k', number = '0'] = /^(.*?)(\d*)$/.exec(dataKeyId) ?? [];
  return `${stem}${Number(number) + 1}`;
}
