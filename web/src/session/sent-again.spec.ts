import { ProblemError } from '../api/client.js';
import { onceAnswered, onceFilesCame } from './sent-again.js';

const refusal = (code: string, reason = 'infected') => new ProblemError({ status: 409, code, title: code, params: { reason } });
const atOnce = () => Promise.resolve();

describe('a file that is named right after it was signed', () => {
  it('is named again until it has come', async () => {
    const answers = [refusal('FILE_NOT_COMPLETE'), refusal('RESULT_FILE_UNUSABLE', 'not-complete'), refusal('RESULT_SIGNATURE_DIFFERS', 'not-signed')];

    expect(await onceFilesCame(() => { const next = answers.shift(); return next === undefined ? Promise.resolve('signed') : Promise.reject(next); }, atOnce)).toBe('signed');
  });

  it.each([['what is refused for another reason is told at once', 'DOSSIER_STALE', 1], ['malware is told at once', 'RESULT_FILE_UNUSABLE', 1], ['a signature of somebody else is told at once', 'RESULT_SIGNATURE_DIFFERS', 1], ['a file that does not come is told in the end', 'FILE_NOT_COMPLETE', 21]])('%s', async (_sentence, code, tries) => {
    let sent = 0;

    await expect(onceFilesCame(() => { sent += 1; return Promise.reject(refusal(code)); }, atOnce)).rejects.toMatchObject({ problem: { code } });
    expect(sent).toBe(tries);
  });
});

describe('what is sent and not answered', () => {
  it.each(['OUTCOME_UNKNOWN', 'DEADLINE_EXCEEDED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'SERVICE_UNAVAILABLE'])('is sent again after %s, until it is answered', async (code) => {
    const answers = [refusal(code), refusal(code)];

    expect(await onceAnswered(() => { const next = answers.shift(); return next === undefined ? Promise.resolve('done') : Promise.reject(next); }, atOnce)).toBe('done');
  });

  it.each([['is told in the end when nobody answers', 'OUTCOME_UNKNOWN', 3], ['is told at once when it is refused', 'DOSSIER_STALE', 1], ['is told at once when the line is down, which somebody sees', 'LINE_DOWN', 1], ['is told at once when there is no place for it: whoever waits anyway makes it no shorter', 'OVERLOADED', 1]])('%s', async (_sentence, code, tries) => {
    let sent = 0;

    await expect(onceAnswered(() => { sent += 1; return Promise.reject(refusal(code)); }, atOnce)).rejects.toMatchObject({ problem: { code } });
    expect(sent).toBe(tries);
  });
});
