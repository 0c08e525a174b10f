import { ProblemError } from '../../api/client.js';
import type { Order } from '../../session/as-person.js';
import { carryOut, type Door, type Outcome, type Row } from './carry-out.js';

const row = (name: string, changes: Partial<Row> = {}): Row => ({ dossierId: name, code: `H56-${name}`, version: 4, competentUnitId: 'u', needsSignature: true, ...changes });
const draft = { code: 'result-draft', name: 'Dự thảo kết quả', originals: 0, copies: 0, certifiedCopies: 0, files: [{ fileId: 'old', sha256: '', pages: 1, sizeBytes: 1, mediaType: 'application/pdf', scan: 'clean' }, { fileId: 'new', sha256: '', pages: 1, sizeBytes: 1, mediaType: 'application/pdf', scan: 'clean' }] };

/** An installation that approves all but those whose dossier is called so, and refuses a signature on one. */
class Office implements Door {
  readonly sent: string[] = [];
  /** Signed files that a dossier took. */
  readonly taken: string[] = [];
  refusesApproval: Readonly<Record<string, string>> = {};
  refusesSignature = '';
  withoutDraft = '';
  /** How the first signatures that come are refused, one after the other. */
  readonly ends: ProblemError[] = [];
  readonly signed = new Map<string, string>();
  #signatures = 0;

  async write<T>({ path, body, version }: Order): Promise<T> {
    this.sent.push(`${path.replace('/api/v1/', '')}${version === undefined ? '' : `@${version}`}`);
    if (path.endsWith('/approvals')) {
      const { items } = body as { items: { dossierId: string; expectedVersion: number }[] };
      return { items: items.map(({ dossierId, expectedVersion }) => {
        const code = this.refusesApproval[dossierId];
        return code === undefined ? { dossierId, version: expectedVersion + 1, refusal: null } : { dossierId, version: null, refusal: { code } };
      }) } as T;
    }
    if (path.endsWith('/signature') && path.includes(this.refusesSignature || '-')) throw new ProblemError({ status: 412, code: 'DOSSIER_STALE', title: 'Hồ sơ đã thay đổi.' });
    const end = path.endsWith('/signature') ? this.ends.shift() : undefined;
    if (end !== undefined) throw end;
    if (path.endsWith('/signature')) this.taken.push((body as { fileId: string }).fileId);
    return (path.includes('/files/') ? { file: { fileId: `signed-${this.#signatures += 1}` } } : { version: (version ?? 0) + 1 }) as T;
  }

  components = (dossierId: string) => Promise.resolve(dossierId === this.withoutDraft ? [] : [draft]);
}

describe('a chair who decides many at once', () => {
  it('approves in one order, and signs the latest draft of each on the version that came out of it', async () => {
    const office = new Office();
    const told: Outcome[] = [];

    await carryOut([row('a'), row('b')], ['approve', 'sign'], office, (outcome) => told.push(outcome));

    expect(office.sent).toEqual(['approvals', 'files/new/signatures', 'dossiers/a/signature@5', 'files/new/signatures', 'dossiers/b/signature@5']);
    expect(told.map(({ done, refusal }) => [done, refusal])).toEqual([[['approve', 'sign'], null], [['approve', 'sign'], null]]);
  });

  it('is told of each by itself: one that is refused stops no other', async () => {
    const office = new Office();
    [office.refusesApproval, office.refusesSignature, office.withoutDraft] = [{ a: 'BATCH_NOT_ALLOWED' }, 'dossiers/b/', 'c'];

    const outcomes = await carryOut(['a', 'b', 'c', 'd'].map((name) => row(name)), ['approve', 'sign'], office, () => undefined);

    expect(outcomes.map(({ dossierId, done, refusal }) => [dossierId, done, refusal])).toEqual([
      ['a', [], 'Thủ tục này phải duyệt từng hồ sơ: hãy mở hồ sơ.'], ['b', ['approve'], 'Hồ sơ đã thay đổi.'],
      ['c', ['approve'], 'Chưa có dự thảo PDF để ký: hãy mở hồ sơ.'], ['d', ['approve', 'sign'], null],
    ]);
  });

  it('numbers and issues one after the other, each on the version before it', async () => {
    const office = new Office();
    await carryOut([row('a')], ['number', 'issue'], office, () => undefined);
    expect(office.sent).toEqual(['dossiers/a/result-number@4', 'dossiers/a/issuance@5']);
  });

  it('approves a single one as such: not every procedure lets many be approved together', async () => {
    const office = new Office();
    expect(await carryOut([row('a')], ['approve', 'sign'], office, () => undefined)).toMatchObject([{ done: ['approve', 'sign'], refusal: null }]);
    expect(office.sent).toEqual(['dossiers/a/approval@4', 'files/new/signatures', 'dossiers/a/signature@5']);
  });

  it('signs nothing that needs no signature', async () => {
    const office = new Office();
    expect(await carryOut([row('a', { needsSignature: false })], ['approve', 'sign'], office, () => undefined)).toMatchObject([{ done: ['approve'], refusal: null }]);
  });

  it.each([
    ['signs anew after the signed file was refused for good', new ProblemError({ status: 409, code: 'RESULT_FILE_UNUSABLE', title: '', params: { reason: 'expired' } }), 'signed-2'],
    ['signs anew after the signature was found to be of another unit', new ProblemError({ status: 409, code: 'RESULT_SIGNATURE_DIFFERS', title: '', params: { reason: 'other-unit' } }), 'signed-2'],
    ['signs nothing twice because an answer was lost', new ProblemError({ status: 0, code: 'LINE_DOWN', title: '' }), 'signed-1'],
    ['signs nothing twice because it is still looked through', new ProblemError({ status: 409, code: 'RESULT_FILE_UNUSABLE', title: '', params: { reason: 'not-scanned' } }), 'signed-1'],
  ])('%s, when it is tried again', async (_sentence, end, taken) => {
    const office = new Office();
    office.ends.push(end);
    expect(await carryOut([row('a')], ['sign'], office, () => undefined)).toMatchObject([{ done: [] }]);

    expect(await carryOut([row('a')], ['sign'], office, () => undefined)).toMatchObject([{ done: ['sign'], refusal: null }]);

    expect(office.taken).toEqual([taken]);
  });

  it('signs anew once a dossier has its signed file: a signature that was withdrawn is not given again', async () => {
    const office = new Office();
    await carryOut([row('a')], ['sign'], office, () => undefined);
    await carryOut([row('a', { version: 9 })], ['sign'], office, () => undefined);
    expect(office.taken).toEqual(['signed-1', 'signed-2']);
  });
});
