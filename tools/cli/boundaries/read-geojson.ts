import { BOUNDARY_UNITS_MAX } from '@haicap/contracts';
import type { Terrain } from '@haicap/contracts';
import { vnFold } from '@haicap/kernel';
import { z } from 'zod';
import { problem } from './problems.ts';
import type { Problem } from './problems.ts';
import { ringProblem } from './rings.ts';
import type { Position } from './rings.ts';

/** A commune of the file, every ring checked. */
export type Commune = { readonly code: string; readonly terrain: Terrain | undefined; readonly polygons: readonly (readonly (readonly Position[])[])[] };
export type FileRead = { readonly communes: readonly Commune[]; readonly problems: readonly Problem[] };
export type Properties = { readonly code: string; readonly terrain: string | undefined };

export const FILE_BYTES_MAX = 64 * 1024 ** 2;
export const VERTICES_MAX = 1_000_000;

const rings = z.array(z.array(z.array(z.number()).min(2))).min(1);
const area = z.union([
  z.object({ type: z.literal('Polygon'), coordinates: rings }).transform(({ coordinates }) => [coordinates]),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(rings).min(1) }).transform(({ coordinates }) => coordinates),
]);
const feature = z.object({
  type: z.literal('Feature'), properties: z.record(z.string(), z.unknown()).nullable(),
  geometry: z.object({ type: z.string(), coordinates: z.unknown() }).nullable(),
});
const collection = z.object({ type: z.literal('FeatureCollection'), crs: z.object({ properties: z.object({ name: z.string() }) }).optional(), features: z.array(feature) });
type Feature = z.infer<typeof feature>;

// Without a `crs` member GeoJSON is WGS84 (RFC 7946 §4); older files name it in these ways.
const WGS84 = /(CRS84|EPSG:{1,2}(?:[\d.]*:)?4326)$/u;
const CODE = /^\d{5}$/;
const CODE_DIGITS = 5;
const TEXT_SHOWN = 40;
const TERRAINS: Readonly<Record<string, Terrain>> = {
  plain: 'plain', midland: 'midland', mountain: 'mountain', island: 'island', 'dong bang': 'plain', 'trung du': 'midland', 'mien nui': 'mountain', 'hai dao': 'island',
};

/** The communes of a GeoJSON text, and everything that is wrong with it. */
export function readGeoJson(text: string, properties: Properties): FileRead {
  const refused = (...problems: Problem[]): FileRead => ({ communes: [], problems });
  const parsed = collection.safeParse(jsonOf(text));
  if (!parsed.success) return refused(problem('not-geojson', null, z.prettifyError(parsed.error).split('\n')[0]));
  const { crs, features } = parsed.data;
  if (crs !== undefined && !WGS84.test(crs.properties.name)) return refused(problem('crs-wrong', null, `the file says ${crs.properties.name}`));
  if (features.length > BOUNDARY_UNITS_MAX) return refused(problem('too-many-features', null, `${features.length}, at most ${BOUNDARY_UNITS_MAX}`));
  const read = features.map((one, at) => readFeature(one, at, properties));
  const communes = read.flatMap((one) => ('commune' in one ? [one.commune] : []));
  const vertices = communes.reduce((sum, { polygons }) => sum + polygons.flat().reduce((ofRings, ring) => ofRings + ring.length, 0), 0);
  if (vertices > VERTICES_MAX) return refused(problem('too-many-vertices', null, `${vertices}, at most ${VERTICES_MAX}`));
  return { communes, problems: [...read.flatMap((one) => ('commune' in one ? [] : one.problems)), ...communes.flatMap(shapeProblems), ...twice(communes)] };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whatever it is, the schema does not know it.
    return undefined;
  }
}

function readFeature({ properties, geometry }: Feature, at: number, names: Properties): { readonly commune: Commune } | { readonly problems: readonly Problem[] } {
  const code = codeOf(properties?.[names.code]);
  if (code === undefined) return { problems: [problem('code-missing', null, `feature ${at + 1}, property "${names.code}"`)] };
  const said = names.terrain === undefined ? undefined : textOf(properties?.[names.terrain]);
  const terrain = terrainOf(said);
  if (terrain === null) return { problems: [problem('terrain-unknown', code, said?.slice(0, TEXT_SHOWN))] };
  const polygons = area.safeParse(geometry);
  return polygons.success ? { commune: { code, terrain, polygons: polygons.data } } : { problems: [problem('geometry-not-area', code, geometry?.type ?? 'no geometry')] };
}

/** What a property says; one that says nothing is as good as none. */
const textOf = (value: unknown): string | undefined => (value === undefined || value === null ? undefined : typeof value === 'string' ? value : JSON.stringify(value));

/** Null where something is said that is no terrain. */
const terrainOf = (said: string | undefined): Terrain | null | undefined => (said === undefined ? undefined : TERRAINS[vnFold(said).trim()] ?? null);

/** Spreadsheets make numbers of codes, and lose the zero that some begin with. */
function codeOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value).padStart(CODE_DIGITS, '0') : value;
  return typeof text === 'string' && CODE.test(text) ? text : undefined;
}

/** The first thing wrong with each commune's shape. */
function shapeProblems({ code, polygons }: Commune): Problem[] {
  for (const ring of polygons.flat()) {
    const far = ring.find(([x = 0, y = 0]) => Math.abs(x) > 180 || Math.abs(y) > 90);
    if (far !== undefined) return [problem('crs-wrong', code, `at ${far.slice(0, 2).join(', ')}`)];
    const wrong = ringProblem(ring);
    if (wrong !== null) return [problem(wrong, code, `near ${ring[0]?.slice(0, 2).join(', ') ?? ''}`)];
  }
  return [];
}

const twice = (communes: readonly Commune[]) =>
  [...Map.groupBy(communes, ({ code }) => code)].flatMap(([code, same]) => (same.length > 1 ? [problem('unit-twice', code, `${same.length} features`)] : []));
