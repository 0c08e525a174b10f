import { boundaryTopology, type BoundaryTopology } from '@haicap/contracts';
import { problemsOf } from './boundary.js';

/** Two squares of 0.1° side by side; the border between them is one arc. */
const SQUARES: BoundaryTopology = boundaryTopology.parse({
  type: 'Topology', transform: { scale: [0.01, 0.01], translate: [105.7, 19.8] },
  arcs: [[[10, 0], [0, 10]], [[10, 10], [-10, 0], [0, -10], [10, 0]], [[10, 0], [10, 0], [0, 10], [-10, 0]]],
  objects: { communes: { type: 'GeometryCollection', geometries: [
    { type: 'Polygon', id: '14797', properties: { terrain: 'plain' }, arcs: [[0, 1]] }, { type: 'MultiPolygon', id: '15664', arcs: [[[2, -1]]] },
  ] } },
});
const CODES = new Set(['14797', '15664']);
const withGeometries = (geometries: unknown[]) => boundaryTopology.parse({ ...SQUARES, objects: { communes: { type: 'GeometryCollection', geometries } } });
const [left, right] = SQUARES.objects.communes.geometries;
const found = (topology: BoundaryTopology, codes: ReadonlySet<string> = CODES) => problemsOf(topology, codes).map(({ code, unitCode }) => [code, unitCode]);

describe('the boundaries of a province', () => {
  it('are right when every commune has rings that close', () => {
    expect(found(SQUARES)).toEqual([]);
  });

  it('name communes that the province does not have, that are missing, and that are there twice', () => {
    expect(found(withGeometries([left, { ...right, id: '99999' }]))).toEqual([['unit-unknown', '99999'], ['unit-missing', '15664']]);
    expect(found(withGeometries([left, right, right]))).toEqual([['unit-twice', '15664']]);
    expect(found(SQUARES, new Set([...CODES, '14800']))).toEqual([['unit-missing', '14800']]);
  });

  it.each([
    ['arcs do not meet', [[0, 2]]], ['an arc is not there', [[0, 7]]], ['the ring stays open', [[0]]], ['it goes there and back', [[0, -1]]],
  ])('name a ring that is none: %s', (_, arcs) => {
    expect(found(withGeometries([{ type: 'Polygon', id: '14797', arcs }, right]))).toEqual([['ring-invalid', '14797']]);
  });

  it('name communes that lie elsewhere, as with latitude first', () => {
    expect(found({ ...SQUARES, transform: { scale: [0.01, 0.01], translate: [19.8, 105.7] } })).toEqual([['outside-vietnam', '14797'], ['outside-vietnam', '15664']]);
  });

  it('are too large for a phone above the budget', () => {
    const long = Array.from({ length: 19_990 }, (_, at) => [at % 2 === 0 ? 1_000_000 : -1_000_000, 0] as [number, number]);
    expect(found({ ...SQUARES, arcs: [...SQUARES.arcs, long] })[0]).toEqual(['topology-too-large', null]);
  });
});
