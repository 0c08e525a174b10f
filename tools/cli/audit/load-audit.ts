import { CliFailure, EXIT, reasonOf } from '../failure.ts';

export type Audit = typeof import('@haicap/outbox');

/** Loaded late: in a clean clone libs/outbox is not built before the build step of `up`. */
export async function loadAudit(): Promise<Audit> {
  try {
    return await import('@haicap/outbox');
  } catch (error) {
    throw new CliFailure(EXIT.start, `libs/outbox cannot be loaded (${reasonOf(error)})`, 'build it: npx tsc -b libs/outbox');
  }
}
