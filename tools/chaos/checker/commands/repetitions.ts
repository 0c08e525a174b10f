import { Findings } from '../findings.ts';
import type { Verdict } from '../findings.ts';
import type { History } from '../history/history.ts';
import { commandsByKey, isOk, isRefused, nameOf, wholeBody } from './ledger.ts';
import type { Command, Ledger } from './ledger.ts';

const REUSED = 'IDEMPOTENCY_KEY_REUSED';
const IN_FLIGHT = 'IDEMPOTENCY_KEY_IN_FLIGHT';
// Said before anybody looks at the key: the token is not valid any more, or there were too many requests.
const SAID_OF_THE_CALLER = [401, 403, 429];

/** A key answers alike however often it is used, and with one body alone. */
export function checkRepetitions(ledger: Ledger, { attempts }: History): Verdict {
  const findings = new Findings('repeated keys answer alike');
  for (const commands of commandsByKey(ledger, attempts).values()) {
    if (commands.length > 1) checkAnswers(findings, commands.filter(isOk));
    for (const command of commands) {
      if (isRefused(command)) findings.expect(isRightlyRefused(command, commands), () => `${nameOf(command)} was refused with ${refusalOf(command)}`);
    }
  }
  return findings.verdict();
}

function checkAnswers(findings: Findings, acknowledged: readonly Command[]): void {
  const [first, ...others] = acknowledged;
  for (const other of others) {
    if (first === undefined) return;
    const sameBody = findings.expect(wholeBody(first) === wholeBody(other), () => `${nameOf(other)} was acknowledged with another body than #${first.id}`);
    if (sameBody) findings.expect(answerOf(first) === answerOf(other), () => `${nameOf(other)} got ${answerOf(other)}, and #${first.id} got ${answerOf(first)}`);
  }
}

function answerOf({ outcome }: Command): string {
  return [outcome?.dossierId, outcome?.code, outcome?.version, outcome?.status, outcome?.secret].join(' ');
}

function isRightlyRefused(refused: Command, sameKey: readonly Command[]): boolean {
  const line = refused.outcome?.line ?? 0;
  if (refused.outcome?.code === REUSED) return sameKey.some((other) => other.line < line && wholeBody(other) !== wholeBody(refused));
  // What was acknowledged before it was asked again is answered again, whatever has happened to the dossier since.
  const answeredBefore = sameKey.some((other) => isOk(other) && (other.outcome?.line ?? 0) < refused.line && wholeBody(other) === wholeBody(refused));
  return !answeredBefore || refused.outcome?.code === IN_FLIGHT || SAID_OF_THE_CALLER.includes(refused.outcome?.http ?? 0);
}

const refusalOf = ({ outcome }: Command): string => `${outcome?.http ?? ''} ${outcome?.code ?? ''}`.trim();
