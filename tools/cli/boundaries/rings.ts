import type { BoundaryProblemCode } from '@haicap/contracts';

export type Position = readonly number[];
type Segment = { readonly at: number; readonly ax: number; readonly ay: number; readonly bx: number; readonly by: number };

const POSITIONS_MIN = 4;

/** What is wrong with a ring of GeoJSON (RFC 7946 §3.1.6), or null. */
export function ringProblem(ring: readonly Position[]): BoundaryProblemCode | null {
  if (ring.length < POSITIONS_MIN) return 'ring-too-short';
  const [first, last] = [ring[0], ring.at(-1)];
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) return 'ring-open';
  if (areaOf(ring) === 0) return 'ring-empty';
  return crossesItself(ring) ? 'ring-crosses-itself' : null;
}

function areaOf(ring: readonly Position[]): number {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  return segmentsOf(ring).reduce((sum, { ax, ay, bx, by }) => sum + (ax - x0) * (by - y0) - (bx - x0) * (ay - y0), 0);
}

function segmentsOf(ring: readonly Position[]): Segment[] {
  return ring.slice(1).map(([bx = 0, by = 0], at) => {
    const [ax = 0, ay = 0] = ring[at] ?? [];
    return { at, ax, ay, bx, by };
  });
}

/** Two sides that cross; sides that only touch are let through, as survey data has them. From west to east only sides above one another meet. */
function crossesItself(ring: readonly Position[]): boolean {
  const segments = segmentsOf(ring).sort((a, b) => westOf(a) - westOf(b));
  let open: Segment[] = [];
  for (const segment of segments) {
    open = open.filter((one) => eastOf(one) >= westOf(segment));
    if (open.some((one) => cross(one, segment))) return true;
    open.push(segment);
  }
  return false;
}

const westOf = ({ ax, bx }: Segment) => Math.min(ax, bx);
const eastOf = ({ ax, bx }: Segment) => Math.max(ax, bx);

function cross(a: Segment, b: Segment): boolean {
  return sideOf(a, b.ax, b.ay) * sideOf(a, b.bx, b.by) < 0 && sideOf(b, a.ax, a.ay) * sideOf(b, a.bx, a.by) < 0;
}

const sideOf = ({ ax, ay, bx, by }: Segment, x: number, y: number) => Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
