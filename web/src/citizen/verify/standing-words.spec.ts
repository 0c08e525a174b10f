import { standingWords, type Verified } from './standing-words.js';

const AT = '2025-07-01T08:00:00+07:00';
const signed: Verified['signed'] = {
  sha256: 'a'.repeat(64), sourceSha256: 'b'.repeat(64), unitId: 'u', unitName: 'Phường Hạc Thành', level: 'B-B', isTrial: true, signedAt: AT,
  signatures: [{ kind: 'officer', subject: 'CN=TEST', issuer: 'CN=CA', serial: '1', chain: [], notBefore: AT, notAfter: AT, signedAt: AT }],
};
const result = (state: NonNullable<Verified['result']>['state']): Verified['result'] =>
  ({ resultId: 'r', state, signedOn: '2025-07-01', withdrawnOn: null, replacedByResultId: null, replacedBySha256: null });

describe('a signed result', () => {
  it.each([[null, 'wait'], [result('not-issued'), 'wait'], [result('void'), 'late'], [result('in-force'), 'ok'], [result('withdrawn'), 'late'], [result('replaced'), 'late']] as const)('is told first by whether it still counts (%#)', (standing, tone) => {
    expect(standingWords({ signed, result: standing }).tone).toBe(tone);
  });
});
