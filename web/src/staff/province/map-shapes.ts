import { geoMercator, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { Boundaries } from './boundaries.js';

export const MAP_SIZE = { width: 800, height: 620 } as const;
const MARGIN = 8;

/** A commune as it is drawn. */
export interface Shape {
  readonly unitId: string;
  readonly path: string;
  readonly centre: readonly [x: number, y: number];
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/** The shapes of a map that fills the frame. A topology names no winding that d3 could rely on, so nothing is clipped: a province is far from the edge of the world. */
export function shapesOf({ units, topology }: Boundaries): Shape[] {
  if (topology === null) return [];
  const [drawn, communes] = [topology, topology.objects.communes] as unknown as Parameters<typeof feature>;
  const all = feature(drawn, communes);
  if (all.type !== 'FeatureCollection') return [];
  const projection = geoMercator().preclip((stream) => stream)
    .fitExtent([[MARGIN, MARGIN], [MAP_SIZE.width - MARGIN, MAP_SIZE.height - MARGIN]], all);
  const path = geoPath(projection);
  const unitOf = new Map(units.map(({ code, unitId }) => [code, unitId]));
  return all.features.flatMap((one) => {
    const unitId = unitOf.get(String(one.id));
    return unitId === undefined ? [] : [{ unitId, path: path(one) ?? '', centre: path.centroid(one) }];
  });
}

/** The nearest commune in a direction: within the quarter of the compass around it. */
export function neighbourOf(shapes: readonly Shape[], from: Shape, direction: Direction): Shape | undefined {
  const distances = shapes.flatMap((one) => {
    const [x, y] = [one.centre[0] - from.centre[0], one.centre[1] - from.centre[1]];
    const [along, beside] = { up: [-y, x], down: [y, x], left: [-x, y], right: [x, y] }[direction] as [number, number];
    return along > 0 && along >= Math.abs(beside) ? [{ one, distance: Math.hypot(x, y) }] : [];
  });
  return distances.sort((a, b) => a.distance - b.distance)[0]?.one;
}
