import { BOUNDARY_BYTES_MAX, boundaryTopology } from '@haicap/contracts';
import type { BoundaryTopology } from '@haicap/contracts';
import { feature, quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { filter, presimplify, simplify } from 'topojson-simplify';
import { problem } from './problems.ts';
import type { Problem } from './problems.ts';
import type { Commune } from './read-geojson.ts';

type Weighted = ReturnType<typeof presimplify>;
type Drawn = ReturnType<typeof quantize>;
export type Made = { readonly topology: BoundaryTopology; readonly bytes: number; readonly kept: number; readonly of: number; readonly islandsLost: number } | { readonly problems: readonly Problem[] };

// A province is 100 to 250 km wide: 20 cm join what neighbours draw a hair apart, 25 m are finer than a pixel of the map.
const JOIN_GRID = 1e6;
const DRAW_GRID = 1e4;
const ROUNDS = 14;
// Twice the area of a ring in cells of the grid is a whole number; less than half a cell is none.
const CELLS_MIN = 0.25;

/**
 * One topology of all communes, with as many of their vertices as the budget allows, the least important left out first (Visvalingam). Borders are simplified
 * once for both neighbours, so no gap opens between them.
 */
export function topologyOf(communes: readonly Commune[], bytesMax = BOUNDARY_BYTES_MAX): Made {
  const weighted = presimplify(topology({ communes: featuresOf(communes) }, JOIN_GRID) as unknown as Parameters<typeof presimplify>[0]);
  const weights = weighted.arcs.flat().map((position) => position[2] ?? Infinity).filter(Number.isFinite).sort((a, b) => b - a);
  const keep = largestThatFits(weighted, weights, bytesMax);
  if (keep === undefined) return { problems: [problem('topology-too-large', null, `more than ${bytesMax} bytes without a single vertex that can be left out`)] };
  const drawn = draw(weighted, weights, keep);
  const found = new Set(idsOf(drawn));
  const lost = communes.filter(({ code }) => !found.has(code)).map(({ code }) => problem('budget-unreachable', code));
  if (lost.length > 0) return { problems: lost };
  return { topology: boundaryTopology.parse(drawn), bytes: JSON.stringify(drawn).length, kept: keep, of: weights.length, islandsLost: communes.reduce((sum, { polygons }) => sum + polygons.length, 0) - polygonsIn(drawn) };
}

/** Whoever imports is told how many are left out: an island may be small and still be one that has to be on the map. */
function polygonsIn(drawn: Drawn): number {
  const { communes } = drawn.objects;
  if (communes?.type !== 'GeometryCollection') return 0;
  return communes.geometries.reduce((sum, one) => sum + (one.type === 'Polygon' ? 1 : one.type === 'MultiPolygon' ? one.arcs.length : 0), 0);
}

function featuresOf(communes: readonly Commune[]): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: communes.map(({ code, terrain, polygons }) => ({
      type: 'Feature', id: code, properties: terrain === undefined ? {} : { terrain },
      geometry: { type: 'MultiPolygon', coordinates: polygons.map((polygon) => polygon.map((ring) => ring.map((position) => position.slice(0, 2)))) },
    })),
  };
}

/** How many vertices may stay, by halving; undefined when not even none does. */
function largestThatFits(weighted: Weighted, weights: readonly number[], bytesMax: number): number | undefined {
  const fits = (count: number) => JSON.stringify(draw(weighted, weights, count)).length <= bytesMax;
  if (fits(weights.length)) return weights.length;
  let [below, above] = [0, weights.length];
  if (!fits(below)) return undefined;
  for (let round = 0; round < ROUNDS && above - below > 1; round += 1) {
    const middle = Math.floor((below + above) / 2);
    if (fits(middle)) below = middle;
    else above = middle;
  }
  return below;
}

/** With so many of the vertices that may be left out. Islets and holes that become a line go. */
function draw(weighted: Weighted, weights: readonly number[], count: number): Drawn {
  const weightMin = count >= weights.length ? 0 : count === 0 ? Infinity : weights[count - 1];
  const drawn = quantize(simplify(weighted, weightMin), DRAW_GRID);
  return filter(drawn, (ring) => cellsOf(drawn, ring as unknown as number[]) > CELLS_MIN) as Drawn;
}

function cellsOf(drawn: Drawn, arcs: number[]): number {
  const { geometry } = feature(drawn, { type: 'Polygon', arcs: [arcs] });
  const ring = geometry.coordinates[0] ?? [];
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  const double = ring.slice(1).reduce((sum, [bx = 0, by = 0], at) => {
    const [ax = 0, ay = 0] = ring[at] ?? [];
    return sum + (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }, 0);
  const [scaleX, scaleY] = drawn.transform?.scale ?? [1, 1];
  return Math.abs(double) / 2 / (scaleX * scaleY);
}

function idsOf(drawn: Drawn): string[] {
  const { communes } = drawn.objects;
  return communes?.type === 'GeometryCollection' ? communes.geometries.map(({ id }) => String(id)) : [];
}
