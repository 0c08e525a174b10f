import { hintSubject } from '@haicap/contracts';
import type { Bus } from '@haicap/messaging';

/**
 * Wakes the service's relay. Call it after COMMIT and never inside a transaction; losing it costs one poll interval.
 * Example: `const answer = await withScope(db, scope, run); notifyOutbox(bus); return answer;`
 */
export function notifyOutbox(bus: Bus): void {
  bus.hint(hintSubject.outbox(bus.service));
}
