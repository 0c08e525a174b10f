import { ProblemError } from '../api/client.js';
import { onceFilesCame } from './once-files-came.js';

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
