import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FILING_DRAFTS_MAX, keepFilingDraft, type Actor, type RpcInput } from '@haicap/contracts';
import { ForgetFilingDrafts } from '../src/filing-draft/forget-filing-drafts.js';
import { KeepFilingDrafts } from '../src/filing-draft/keep-filing-drafts.js';
import { ReadFilingDrafts } from '../src/filing-draft/read-filing-drafts.js';
import { accepted, CITIZEN, dossierRig, refusedWith, type DossierRig } from './dossier-rig.js';

const START = '2025-07-01T08:00:00+07:00';
const DAY_MS = 86_400_000;
const ANOTHER: Actor = { ...CITIZEN, accountId: '01980000-0000-7000-8000-0000000000c2' };
const CONTENT = { caseCode: null, person: { fullName: 'Lê Thị Thử', personalNumber: '038190000001' } };

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
beforeEach(() => rig.clock.set(START));
afterAll(() => rig.close());

type Kept = Partial<RpcInput<typeof keepFilingDraft>>;
const keep = (request: Kept, actor = CITIZEN, key = rig.nextKey()) =>
  rig.app.get(KeepFilingDrafts).keep(keepFilingDraft.request.parse({ filingDraftId: randomUUID(), expectedVersion: 0, procedureCode: '1.001193', content: CONTENT, ...request }), actor, key);
const remove = (filingDraftId: string, actor = CITIZEN) => rig.app.get(KeepFilingDrafts).remove({ filingDraftId }, actor, rig.nextKey());
const lookUp = (filingDraftId: string, actor = CITIZEN) => rig.app.get(ReadFilingDrafts).lookUp({ filingDraftId }, actor);
const listed = async (actor = CITIZEN) => accepted(await rig.app.get(ReadFilingDrafts).list(actor)).items.map(({ filingDraftId }) => filingDraftId);

describe('a draft that is kept for its citizen', () => {
  it('is read as it was filled in, on whatever device, and by nobody else', async () => {
    const { filingDraftId } = accepted(await keep({}));

    expect(await lookUp(filingDraftId)).toEqual({ ok: true, value: { filingDraftId, procedureCode: '1.001193', version: 1, savedAt: START, content: CONTENT } });
    expect(await lookUp(filingDraftId, ANOTHER)).toEqual(refusedWith('FILING_DRAFT_NOT_FOUND'));
    expect(await listed()).toContain(filingDraftId);
    expect(await listed(ANOTHER)).not.toContain(filingDraftId);
  });

  it('lies encrypted', async () => {
    const { filingDraftId } = accepted(await keep({}));
    const [row] = await rig.rows<{ content: string }>('SELECT content FROM filing_draft WHERE id = $1', [filingDraftId]);

    expect(row?.content).not.toContain('Lê Thị Thử');
    expect(row?.content).not.toContain('038190000001');
  });

  it('goes on over the version that was seen, and is not written over by a device that saw less', async () => {
    const { filingDraftId } = accepted(await keep({}));

    expect(await keep({ filingDraftId, expectedVersion: 1, content: { caseCode: 'a' } })).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await keep({ filingDraftId, expectedVersion: 1 })).toMatchObject({ ok: false, error: { code: 'FILING_DRAFT_STALE', params: { currentVersion: 2 } } });
    expect(await lookUp(filingDraftId)).toMatchObject({ value: { content: { caseCode: 'a' } } });
  });

  it('sent again under its key is kept once', async () => {
    const filingDraftId = randomUUID();
    const first = accepted(await keep({ filingDraftId }, CITIZEN, 'k-again'));

    expect(accepted(await keep({ filingDraftId }, CITIZEN, 'k-again'))).toEqual(first);
    expect(await lookUp(filingDraftId)).toMatchObject({ value: { version: 1 } });
  });

  it('of the same id of another account is another draft', async () => {
    const { filingDraftId } = accepted(await keep({}));

    expect(accepted(await keep({ filingDraftId, content: { caseCode: 'b' } }, ANOTHER)).version).toBe(1);
    expect(await lookUp(filingDraftId)).toMatchObject({ value: { content: CONTENT } });
  });
});

describe('a draft that is taken away', () => {
  it('is gone, does not come back by a device that still has it, and is taken away twice without a word', async () => {
    const { filingDraftId } = accepted(await keep({}));

    expect(await remove(filingDraftId, ANOTHER)).toMatchObject({ ok: true });
    expect(await lookUp(filingDraftId)).toMatchObject({ ok: true });
    expect(await remove(filingDraftId)).toMatchObject({ ok: true });
    expect(await remove(filingDraftId)).toMatchObject({ ok: true });
    expect(await lookUp(filingDraftId)).toEqual(refusedWith('FILING_DRAFT_NOT_FOUND'));
    expect(await keep({ filingDraftId, expectedVersion: 1 })).toEqual(refusedWith('FILING_DRAFT_NOT_FOUND'));
    expect(await rig.rows<{ action: string }>('SELECT action FROM audit WHERE object_id = $1 ORDER BY at', [filingDraftId])).toEqual([{ action: 'keep-filing-draft' }, { action: 'remove-filing-draft' }]);
  });

  it('goes by itself after thirty days without a change', async () => {
    const { filingDraftId } = accepted(await keep({}));
    rig.clock.advance(30 * DAY_MS);
    await rig.app.get(ForgetFilingDrafts).run();
    expect(await listed()).toContain(filingDraftId);

    rig.clock.advance(1_000);
    await rig.app.get(ForgetFilingDrafts).run();
    expect(await listed()).toEqual([]);
  });
});

describe('drafts of one account', () => {
  it('are twenty at most', async () => {
    for (let n = 0; n < FILING_DRAFTS_MAX; n += 1) accepted(await keep({}, ANOTHER));
    expect(await listed(ANOTHER)).toHaveLength(FILING_DRAFTS_MAX);

    expect(await keep({}, ANOTHER)).toEqual(refusedWith('FILING_DRAFT_LIMIT_REACHED'));
  });

  it('are no store: one that is too long is not taken', () => {
    expect(keepFilingDraft.request.safeParse({ filingDraftId: randomUUID(), expectedVersion: 0, procedureCode: '1.001193', content: { a: 'ầ'.repeat(60_001) } }).success).toBe(false);
  });
});
