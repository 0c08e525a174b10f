import { isDecided, isSessionOver, isSettled } from './refusals.js';

const refusal = (status: number, code: string) => ({ status, code });
const FIRST = { isAgain: false };
const AGAIN = { isAgain: true };
const AT_THE_DOOR = [refusal(401, 'TOKEN_MISSING'), refusal(401, 'TOKEN_INVALID'), refusal(403, 'CSRF_TOKEN_WRONG'), refusal(429, 'TOO_MANY_REQUESTS')];

describe('what was sent', () => {
  it('is at its end when its owner has refused it', () => {
    const refused = refusal(422, 'FORM_DATA_INVALID');

    expect([isDecided(refused), isSettled(refused, FIRST), isSettled(refused, AGAIN)]).toEqual([true, true, true]);
  });

  it.each([refusal(0, 'LINE_DOWN'), refusal(503, 'SERVICE_UNAVAILABLE'), refusal(409, 'IDEMPOTENCY_KEY_IN_USE'), refusal(409, 'OUTCOME_UNKNOWN')])('may have happened after $code', (unknown) => {
    expect([isDecided(unknown), isSettled(unknown, FIRST), isSettled(unknown, AGAIN)]).toEqual([false, false, false]);
  });

  // A new key after that would make a second dossier.
  it.each(AT_THE_DOOR)('keeps its key when it is sent again and turned away with $code, for nobody looked whether it had arrived', (turnedAway) => {
    expect([isDecided(turnedAway), isSettled(turnedAway, AGAIN)]).toEqual([false, false]);
  });

  it.each(AT_THE_DOOR)('has not happened when its first try is turned away with $code', (turnedAway) => {
    expect(isSettled(turnedAway, FIRST)).toBe(true);
  });

  it('waits for somebody to sign in only where the session is over', () => {
    expect([...AT_THE_DOOR, refusal(403, 'FORBIDDEN')].map(isSessionOver)).toEqual([true, true, true, false, false]);
  });
});
