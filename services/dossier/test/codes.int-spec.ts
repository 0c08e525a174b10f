import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { requestWithdrawal } from '@haicap/contracts';
import { fixedClock } from '@haicap/kernel';
import { faultProxy } from '@haicap/testing';
import { ListCodeBlocks } from '../src/code-block/list-code-blocks.js';
import { TakeCodeBlock } from '../src/code-block/take-code-block.js';
import { RequestWithdrawal } from '../src/withdrawal/request-withdrawal.js';
import { accepted, dossierRig, PEOPLE, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
afterAll(() => rig.close());

const codesOf = (outcomes: Awaited<ReturnType<DossierRig['receive']>>[]) => outcomes.map((outcome) => accepted(outcome).dossier.code);
const onDay = (codes: string[], day: string) => codes.filter((code) => code.includes(`-${day}-`)).map((code) => Number(code.split('-')[2])).toSorted((a, b) => a - b);

describe('two desks of a unit', () => {
  it('number from blocks of their own, and the rest of a block stays listed', async () => {
    const codes = codesOf([await rig.receive({ desk: '1' }), await rig.receive({ desk: '2' }), await rig.receive({ desk: '1' })]);

    expect(codes).toEqual(['H56.147.97-250701-0001', 'H56.147.97-250701-0021', 'H56.147.97-250701-0002']);
    expect(await rig.rows(`SELECT desk, first_number, last_number, next_number FROM code_block WHERE local_date = '2025-07-01' ORDER BY first_number`)).toEqual([
      { desk: '1', first_number: 1, last_number: 20, next_number: 3 }, { desk: '2', first_number: 21, last_number: 40, next_number: 22 },
    ]);
  });
});

describe('the numbers of desks', () => {
  const listed = async (actor = PEOPLE.desk) => rig.app.get(ListCodeBlocks).run({ unitId: UNITS.hacThanh, day: '2025-07-01', limit: 200 }, actor);

  it('that no dossier has stay listed, and a block taken along gives them to nobody else', async () => {
    const taken = accepted(await rig.app.get(TakeCodeBlock).run({ unitId: UNITS.hacThanh, desk: 'luu-dong' }, PEOPLE.desk, 'along'));
    const { dossier } = accepted(await rig.receive({ desk: 'luu-dong', receivingUnitId: UNITS.hacThanh }));

    expect(taken).toMatchObject({ offline: true, desk: 'luu-dong' });
    expect(taken.unusedNumbers).toHaveLength(20);
    expect(taken.unusedCodes).not.toContain(dossier.code);
    expect(accepted(await rig.app.get(TakeCodeBlock).run({ unitId: UNITS.hacThanh, desk: 'luu-dong' }, PEOPLE.desk, 'along'))).toEqual(taken);
    const { items } = accepted(await listed());
    expect(items.find(({ offline }) => offline)).toEqual(taken);
    const own = items.find(({ desk, offline }) => desk === 'luu-dong' && !offline);
    expect(own?.unusedCodes).toHaveLength(19);
    expect(await listed(PEOPLE.otherDesk)).toEqual(refusedWith('UNIT_NOT_IN_SCOPE'));
  });
});

describe('a receipt that fails', () => {
  it('gives its number back', async () => {
    rig.clock.set('2025-07-03T08:00:00+07:00');
    await rig.database.admin.query('ALTER TABLE dossier_component ADD CONSTRAINT harm CHECK (originals <> 77)');

    await expect(rig.receive({ components: [{ code: 'ban-chinh', originals: 77 }, { code: 'ban-sao', copies: 1 }] })).rejects.toThrow('harm');

    await rig.database.admin.query('ALTER TABLE dossier_component DROP CONSTRAINT harm');
    expect(codesOf([await rig.receive()])).toEqual(['H56.147.97-250703-0001']);
  });
});

describe('the ten-thousandth dossier of a day', () => {
  it('gets a fifth digit', async () => {
    rig.clock.set('2025-07-04T08:00:00+07:00');
    await rig.database.admin.query(`INSERT INTO code_counter VALUES ('H56.147.97', '2025-07-04', $1, 9990)`, [UNITS.hacThanh]);

    const codes = [];
    for (let n = 0; n < 10; n += 1) codes.push(...codesOf([await rig.receive()]));

    expect(codes.slice(-2)).toEqual(['H56.147.97-250704-9999', 'H56.147.97-250704-10000']);
  });
});

describe('two processes that receive around midnight', () => {
  it('give no code twice and every code the day of its receipt', async () => {
    const clock = fixedClock('2025-07-08T23:59:59+07:00');
    const first = await dossierRig({ database: rig.database, clock, seed: 11 });
    const second = await dossierRig({ database: rig.database, clock: fixedClock('2025-07-09T00:00:00+07:00'), seed: 12 });

    const receipts = Array.from({ length: 60 }, (_, n) => [
      first.receive({ desk: String(n % 2) }), second.receive({ desk: String(n % 2) }),
      second.receive({ receivingUnitId: UNITS.hoangHoa, desk: '1' }, PEOPLE.otherDesk),
    ]).flat();
    clock.advance(1_000);
    const codes = codesOf(await Promise.all([...receipts, ...Array.from({ length: 60 }, () => first.receive({ desk: '0' }))]));

    await first.close();
    await second.close();
    expect(new Set(codes).size).toBe(240);
    const hacThanh = codes.filter((code) => code.startsWith('H56.147.97-'));
    expect(onDay(hacThanh, '250708').length + onDay(hacThanh, '250709').length).toBe(180);
    // Two batches at once may each open a block; what a block has left stays listed, and no number is missing between.
    const given = onDay(codes.filter((code) => code.startsWith('H56.158.65-')), '250709');
    const left = await rig.rows<{ n: number }>(`SELECT generate_series(next_number, last_number) AS n FROM code_block WHERE agency_code = 'H56.158.65' AND local_date = '2025-07-09'`);
    expect(given).toHaveLength(60);
    expect([...given, ...left.map(({ n }) => n)].toSorted((a, b) => a - b)).toEqual(Array.from({ length: given.length + left.length }, (_, n) => n + 1));
    const rows = await rig.rows<{ n: string }>(
      `SELECT count(*) AS n FROM dossier WHERE received_on IN ('2025-07-08', '2025-07-09') AND code NOT LIKE '%-' || to_char(received_on, 'YYMMDD') || '-%'`);
    expect(Number(rows[0]?.n)).toBe(0);
  });
});

describe('a connection that is cut at COMMIT', () => {
  it('leaves one dossier and the caller its answer, by the same key', async () => {
    const proxy = await faultProxy(rig.database.appUrl);
    const weak = await dossierRig({ database: rig.database, appUrl: proxy.through(rig.database.appUrl), seed: 21 });
    accepted(await weak.receive());
    proxy.cutAfterPattern(/COMMIT/);

    const { dossier } = accepted(await weak.receive({}, PEOPLE.desk, 'cut-at-commit'));

    expect(await rig.rows(`SELECT id FROM dossier WHERE id = $1`, [dossier.dossierId])).toHaveLength(1);
    expect(await rig.rows(`SELECT 1 FROM idempotency WHERE key = 'cut-at-commit'`)).toHaveLength(1);
    expect(accepted(await weak.receive({}, PEOPLE.desk, 'cut-at-commit')).dossier).toEqual(dossier);
    await weak.close();
    await proxy.stop();
  });

  it.each([
    ['a change that shares transactions leaves the caller its answer', true],
    ['a change that goes alone is an unknown outcome that the same key clears up', false],
  ])('of %s', async (_what, isShared) => {
    const { dossierId } = accepted(await rig.receive()).dossier;
    const proxy = await faultProxy(rig.database.appUrl);
    const weak = await dossierRig({ database: rig.database, appUrl: proxy.through(rig.database.appUrl), seed: isShared ? 22 : 23 });
    const change = (key: string, expectedVersion = 1) => (isShared
      ? weak.assign({ dossierId, expectedVersion, assigneeId: PEOPLE.specialist.accountId }, PEOPLE.chair, key)
      : weak.app.get(RequestWithdrawal).run(requestWithdrawal.request.parse({ dossierId, expectedVersion, reasonCode: 'no-longer-needed', reasonText: 'Người nộp không còn nhu cầu' }), PEOPLE.desk, key));
    accepted(await weak.receive());
    await change('stale', 9);
    proxy.cutAfterPattern(/COMMIT/);

    const cut = change(`cut-${isShared}`);
    if (isShared) expect(accepted(await cut)).toMatchObject({ version: 2, status: 'assigned' });
    else await expect(cut).rejects.toMatchObject({ name: 'UnknownOutcome' });

    expect(accepted(await change(`cut-${isShared}`))).toMatchObject({ version: 2, status: isShared ? 'assigned' : 'withdrawal-requested' });
    expect(await rig.rows('SELECT 1 FROM event WHERE aggregate_id = $1', [dossierId])).toHaveLength(2);
    await weak.close();
    await proxy.stop();
  });
});
