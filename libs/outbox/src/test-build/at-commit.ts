import type { EntityManager, QueryRunner } from 'typeorm';

/** What happens around the end of one transaction. */
export interface AtCommit {
  readonly before?: () => Promise<void> | undefined;
  readonly after?: () => Promise<void> | undefined;
  /** Also when COMMIT itself failed. */
  readonly undone?: () => void;
}

const ends = new WeakMap<QueryRunner, AtCommit[]>();

/** Joins the end of a caller's transaction: the product opens it elsewhere and hands only the manager on. */
export function atCommit(tx: EntityManager, end: AtCommit): void {
  const runner = tx.queryRunner;
  if (runner === undefined) throw new Error('there is no transaction to wait for');
  const known = ends.get(runner);
  if (known === undefined) watch(runner, [end]);
  else known.push(end);
}

function watch(runner: QueryRunner, all: AtCommit[]): void {
  ends.set(runner, all);
  const commit = runner.commitTransaction.bind(runner);
  const rollback = runner.rollbackTransaction.bind(runner);
  runner.commitTransaction = async () => {
    for (const { before } of all) await before?.();
    await commit();
    for (const { after } of all) await after?.();
  };
  runner.rollbackTransaction = async () => {
    for (const { undone } of all) undone?.();
    await rollback();
  };
}
