import { eventually } from '@haicap/testing';
import type { RunningIdentity } from './running-identity.js';

/** Sends orders while a row is held, lets the row go once all of them wait, and gives their answers: the later ones decide after the first. */
export async function whileHeld<T>({ database: { admin } }: RunningIdentity, row: { readonly sql: string; readonly id: string }, orders: () => Promise<T>[]): Promise<T[]> {
  const holder = await admin.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(`${row.sql} FOR UPDATE`, [row.id]);
    const answers = orders();
    await eventually(async () => expect((await admin.query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)).rowCount).toBe(answers.length));
    await holder.query('COMMIT');
    return await Promise.all(answers);
  } finally {
    holder.release();
  }
}
