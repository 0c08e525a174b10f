import type { Attempt } from '../history/history.ts';
import type { Operation } from '../history/operation.ts';
import type { DossierRow, KeyRow, LogEvent, StepRow } from '../sources/rows.ts';

/** What the owner keeps, ready to be asked by dossier, version and key. */
export type Ledger = {
  accountIds: ReadonlyMap<string, string>;
  dossiers: ReadonlyMap<string, DossierRow>;
  events: ReadonlyMap<string, LogEvent>;
  steps: ReadonlyMap<string, StepRow>;
  /** By account, route and key. */
  keys: ReadonlyMap<string, KeyRow>;
  /** By dossier and version. */
  keysOfVersion: ReadonlyMap<string, readonly KeyRow[]>;
};

export type Command = Attempt & { operation: Operation };

export const at = (dossierId: string, version: number): string => `${dossierId}@${version}`;
export const keyOf = (accountId: string, route: string, key: string): string => `${accountId} ${route} ${key}`;

export function makeLedger(rows: {
  accountIds: ReadonlyMap<string, string>; dossiers: readonly DossierRow[]; events: readonly LogEvent[]; steps: readonly StepRow[]; keys: readonly KeyRow[];
}): Ledger {
  return {
    accountIds: rows.accountIds,
    dossiers: new Map(rows.dossiers.map((row) => [row.id, row])),
    events: new Map(rows.events.filter(({ noun }) => noun === 'dossier').map((event) => [at(event.aggregateId, event.version), event])),
    steps: new Map(rows.steps.map((step) => [at(step.dossierId, step.version), step])),
    keys: new Map(rows.keys.map((row) => [keyOf(row.account, row.route, row.key), row])),
    keysOfVersion: Map.groupBy(rows.keys, ({ aggregateId, version }) => at(aggregateId, version)),
  };
}

/** Histories name accounts by their login, rows by their id. */
export function accountIdOf({ accountIds }: Ledger, account: string): string {
  return accountIds.get(account) ?? account;
}

export function isCommand(attempt: Attempt): attempt is Command {
  return attempt.operation !== null;
}

/** The attempts that share a key: those of one account at one route. */
export function commandsByKey(ledger: Ledger, attempts: readonly Attempt[]): Map<string, Command[]> {
  return Map.groupBy(attempts.filter(isCommand), ({ account, operation, key }) => keyOf(accountIdOf(ledger, account), operation.route, key));
}

/** What has to be equal for a repetition to be one: the body, and for a step the dossier and the version it was seen in. */
export const wholeBody = ({ body, dossierId, ifVersion }: Attempt): string => `${body} ${dossierId ?? ''} ${ifVersion ?? ''}`;

export const isOk = ({ outcome }: Attempt): boolean => outcome?.kind === 'ok';
export const isRefused = ({ outcome }: Attempt): boolean => outcome?.kind === 'fail';

/** How a violation names an attempt. */
export const nameOf = ({ id, account, operation, key }: Attempt): string => `#${id} ${operation?.name ?? 'read'} ${key} of ${account}`;
