import type { Boundaries } from './boundaries.js';
import { MAP_SIZE, neighbourOf, shapesOf } from './map-shapes.js';

const ID = (n: number) => `00000000-0000-5000-8000-00000000000${n}`;
/** Two rows of two squares; the arcs of the right ones run the other way round. */
const square = (x: number, y: number) => [[x, y], [10, 0], [0, 10], [-10, 0], [0, -10]] as [number, number][];
const reversed = (x: number, y: number) => [[x, y], [0, 10], [10, 0], [0, -10], [-10, 0]] as [number, number][];
const boundaries: Boundaries = {
  importId: ID(9), validFrom: '2025-07-01', importedAt: '2025-07-01T08:00:00+07:00', source: 'Lưới thử',
  units: [1, 2, 3, 4].map((n) => ({ unitId: ID(n), code: `1000${n}`, terrain: null })),
  topology: {
    type: 'Topology', transform: { scale: [0.01, 0.01], translate: [105, 19] }, arcs: [square(0, 0), reversed(10, 0), square(0, 10), reversed(10, 10)],
    objects: { communes: { type: 'GeometryCollection', geometries: [1, 2, 3, 4].map((n) => ({ type: 'Polygon' as const, id: `1000${n}`, arcs: [[n - 1]] })) } },
  },
};
const shapes = shapesOf(boundaries);
const of = (n: number) => {
  const found = shapes.find(({ unitId }) => unitId === ID(n));
  if (found === undefined) throw new Error(`no shape ${n}`);
  return found;
};

describe('the shapes of a map', () => {
  it('fill the frame whichever way their rings run, north above', () => {
    const numbers = shapes.flatMap(({ path }) => [...path.matchAll(/[\d.]+/g)].map(([text]) => Number(text)));

    expect(shapes).toHaveLength(4);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(MAP_SIZE.width);
    expect(of(1).centre[1]).toBeGreaterThan(of(3).centre[1]);
    expect(of(1).centre[0]).toBeLessThan(of(2).centre[0]);
  });

  it('are walked with arrows to the neighbour there, and not beyond the edge', () => {
    expect((['right', 'up', 'left', 'down'] as const).map((direction) => neighbourOf(shapes, of(1), direction)?.unitId)).toEqual([ID(2), ID(3), undefined, undefined]);
    expect(neighbourOf(shapes, of(4), 'down')?.unitId).toBe(ID(2));
  });

  it('are none without shapes, and none for a commune that is no unit any more', () => {
    expect(shapesOf({ ...boundaries, topology: null })).toEqual([]);
    expect(shapesOf({ ...boundaries, units: boundaries.units.slice(1) })).toHaveLength(3);
  });
});
