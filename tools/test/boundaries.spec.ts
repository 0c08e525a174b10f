import { describe, expect, it } from '@jest/globals';
import { BOUNDARY_BYTES_MAX } from '@haicap/contracts';
import { boundaryGrid } from '@haicap/testing';
import { feature } from 'topojson-client';
import { readGeoJson } from '../cli/boundaries/read-geojson.ts';
import { topologyOf } from '../cli/boundaries/topology.ts';

const CODES = Array.from({ length: 166 }, (_, n) => String(14_700 + n));
const NAMES = { code: 'code', terrain: 'terrain' };
type Ring = number[][];
const SQUARE: Ring = [[105, 19], [106, 19], [106, 20], [105, 20], [105, 19]];

const fileOf = (...rings: Ring[]) => JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { code: '14797' }, geometry: { type: 'Polygon', coordinates: rings } }] });
const codesOf = (text: string) => readGeoJson(text, NAMES).problems.map(({ code }) => code);
const changed = (change: (feature: { properties: Record<string, unknown>; geometry: { type: string; coordinates: unknown } }) => void) => {
  const file = JSON.parse(fileOf(SQUARE)) as { features: { properties: Record<string, unknown>; geometry: { type: string; coordinates: unknown } }[] };
  const [first] = file.features;
  if (first) change(first);
  return JSON.stringify(file);
};

describe('a file of boundaries', () => {
  it('is read with codes as text or number and terrain in either language', () => {
    const file = boundaryGrid(['00123', '14797'], { terrainOf: (code) => (code === '14797' ? 'Miền núi' : 'plain') });
    const read = readGeoJson(JSON.stringify(file).replace('"00123"', '123'), NAMES);

    expect(read.problems).toEqual([]);
    expect(read.communes.map(({ code, terrain }) => [code, terrain])).toEqual([['00123', 'plain'], ['14797', 'mountain']]);
  });

  it('may have a hole, and a ring that touches itself', () => {
    const hole: Ring = [[105.2, 19.2], [105.4, 19.2], [105.4, 19.4], [105.2, 19.2]];
    const touching: Ring = [[105, 19], [106, 19], [105.5, 19.5], [106, 20], [105, 20], [105.5, 19.5], [105, 19]];

    expect([codesOf(fileOf(SQUARE, hole)), codesOf(fileOf(touching))]).toEqual([[], []]);
  });

  it.each([
    ['not-geojson', '{'], ['not-geojson', JSON.stringify({ type: 'Feature' })],
    ['crs-wrong', JSON.stringify({ ...JSON.parse(fileOf(SQUARE)) as object, crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3405' } } })],
    ['crs-wrong', fileOf(SQUARE.map(([x = 0, y = 0]) => [x * 5_000, y * 100_000]))],
    ['ring-too-short', fileOf(SQUARE.slice(0, 3))], ['ring-open', fileOf(SQUARE.slice(0, 4))],
    ['ring-empty', fileOf([[105, 19], [106, 20], [107, 21], [105, 19]])],
    ['ring-crosses-itself', fileOf([[105, 19], [106, 20], [106, 19], [105, 20.5], [105, 19]])],
    ['code-missing', changed(({ properties }) => { properties['code'] = '1479'; })],
    ['terrain-unknown', changed(({ properties }) => { properties['terrain'] = 'desert'; })],
    ['geometry-not-area', changed(({ geometry }) => { geometry.type = 'LineString'; })],
    ['unit-twice', JSON.stringify(boundaryGrid(['14797', '14797']))],
    ['too-many-features', JSON.stringify(boundaryGrid(Array.from({ length: 401 }, (_, n) => String(10_000 + n)), { perSide: 0 }))],
  ] as const)('is refused with %s (case %#)', (code, text) => {
    expect(codesOf(text)).toEqual([code]);
  });

  it.each(['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'urn:ogc:def:crs:EPSG::4326'])('may name WGS84 as %s', (name) => {
    expect(codesOf(JSON.stringify({ ...JSON.parse(fileOf(SQUARE)) as object, crs: { type: 'name', properties: { name } } }))).toEqual([]);
  });
});

describe('the map of a province', () => {
  const { communes } = readGeoJson(JSON.stringify(boundaryGrid(CODES, { perSide: 120 })), NAMES);

  it('fits the budget with all communes, and neighbours share what is between them', () => {
    const made = topologyOf(communes);
    if (!('topology' in made)) throw new Error(JSON.stringify(made));
    const { topology } = made;

    expect(JSON.stringify(topology).length).toBe(made.bytes);
    expect(made.bytes).toBeLessThanOrEqual(BOUNDARY_BYTES_MAX);
    expect(made.bytes).toBeGreaterThan(BOUNDARY_BYTES_MAX * 0.95);
    expect(topology.objects.communes.geometries.map(({ id }) => id)).toEqual(CODES);
    const uses = topology.objects.communes.geometries.flatMap((one) => one.arcs.flat(3)).map((arc) => (arc < 0 ? ~arc : arc));
    // 13 columns, 12 full rows and one of ten: what lies inside is used by two communes, and nothing by three.
    const counts = [...Map.groupBy(uses, (arc) => arc).values()].map(({ length }) => length);
    expect(Math.max(...counts)).toBe(2);
    expect(counts.filter((count) => count === 2)).toHaveLength(12 * 12 + 9 + 11 * 13 + 10);
  });

  it('leaves nothing out when the file is small, and becomes the shapes it came from within 25 m', () => {
    const small = readGeoJson(JSON.stringify(boundaryGrid(['14797'], { perSide: 3 })), NAMES).communes;
    const made = topologyOf(small);
    if (!('topology' in made)) throw new Error(JSON.stringify(made));
    const drawn = feature(made.topology as never, made.topology.objects.communes.geometries[0] as never) as unknown as { geometry: { coordinates: number[][][][] } };
    const given = new Set(small[0]?.polygons[0]?.[0]?.map(([x = 0, y = 0]) => `${x.toFixed(3)},${y.toFixed(3)}`));

    expect([made.kept, made.islandsLost]).toEqual([made.of, 0]);
    expect(new Set(drawn.geometry.coordinates[0]?.[0]?.map(([x = 0, y = 0]) => `${x.toFixed(3)},${y.toFixed(3)}`))).toEqual(given);
  });

  it('loses islets before it is too large and says how many, and says so when a whole commune would vanish or nothing helps', () => {
    const islet = [[110, 17], [110.000001, 17], [110.000001, 17.000001], [110, 17]];
    const [first, ...others] = communes;
    if (first === undefined) throw new Error('no commune');
    const withIslet = topologyOf([{ ...first, polygons: [...first.polygons, [islet]] }, ...others]);
    const onlyIslet = topologyOf([{ ...first, polygons: [[islet]] }, ...others]);

    expect('topology' in withIslet && withIslet.topology.objects.communes.geometries[0]?.arcs).toHaveLength(1);
    expect(withIslet).toMatchObject({ islandsLost: 1 });
    expect(onlyIslet).toMatchObject({ problems: [{ code: 'budget-unreachable', unitCode: '14700' }] });
    expect(topologyOf(communes, 1_000)).toMatchObject({ problems: [{ code: 'topology-too-large' }] });
  });
});
