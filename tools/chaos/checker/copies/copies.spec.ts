import { caughtBy, DESK, ONLINE, theOnly } from '../test/clean-world.ts';
import type { OpenWorld } from '../test/clean-world.ts';
import { unitsOfToday } from './units-of-today.ts';

const standingOf = ({ installation }: OpenWorld, id: string) => theOnly(installation.standings, ({ dossierId }) => dossierId === id);
const copyOf = ({ installation }: OpenWorld) => theOnly(installation.copies, () => true);

describe('a copy that is not what its owner has', () => {
  it.each<[string, (world: OpenWorld) => void]>([
    ['an older version', (world) => { standingOf(world, DESK.id).version = 2; }],
    ['another unit', (world) => { standingOf(world, DESK.id).competentUnitId = 'unit-2'; }],
    ['another procedure', (world) => { standingOf(world, DESK.id).procedureCode = '2.000815'; }],
    ['another day of receipt', (world) => { standingOf(world, DESK.id).receivedOn = '2025-07-02'; }],
    ['another appointment', (world) => { standingOf(world, ONLINE.id).dueOn = '2025-07-04'; }],
    ['another day of completion', (world) => { standingOf(world, DESK.id).completedOn = null; }],
    ['another judgement', (world) => { standingOf(world, DESK.id).timeliness = 'late'; }],
    ['a day of stopping', (world) => { standingOf(world, DESK.id).stoppedOn = '2025-07-02'; }],
    ['a pause that never ended', (world) => { theOnly(standingOf(world, ONLINE.id).pauses, () => true).until = null; }],
    ['no dossier', (world) => { world.installation.standings.pop(); }],
    ['a dossier too many', (world) => { world.installation.standings.push({ ...standingOf(world, DESK.id), dossierId: 'd9' }); }],
    ['another row in a mirror', (world) => { theOnly(copyOf(world).copy, () => true).value = '["ward"]'; }],
    ['no row in a mirror', (world) => { copyOf(world).copy.pop(); }],
    ['a row too many in a mirror', (world) => { copyOf(world).copy.push({ key: 'unit-7 0001-01-01', value: '[]' }); }],
  ])('is caught when it holds %s', async (_, breaks) => {
    expect(await caughtBy(breaks)).toContain('projections equal their owner');
  });
});

describe('a former unit', () => {
  const names = new Map([['old', 'Triệu Sơn', '1'], ['kept', 'Triệu Sơn', '9'], ['low', 'An Nông', '2'], ['last', 'Mới', '3']].map(([unitId = '', name = '', code = '']) => [unitId, { unitId, name, code }]));
  const into = (fromUnitId: string, toUnitId: string, effectiveOn = '2025-07-01') => ({ fromUnitId, toUnitId, effectiveOn });

  it('counts under the successor that kept its name', () => {
    expect(unitsOfToday([into('old', 'low'), into('old', 'kept')], names, '2025-07-01').get('old')).toBe('kept');
  });

  it('counts under the lowest code when none kept it', () => {
    expect(unitsOfToday([into('old', 'last'), into('old', 'low')], names, '2025-07-01').get('old')).toBe('low');
  });

  it('counts under the last of the line, from the day on which it stands', () => {
    const line = [into('old', 'kept'), into('kept', 'last', '2026-05-01')];

    expect(unitsOfToday(line, names, '2025-07-01').get('old')).toBe('kept');
    expect(unitsOfToday(line, names, '2026-05-01').get('old')).toBe('last');
  });
});
