import { BOUNDARY_BYTES_MAX, type BoundaryProblem, type BoundaryProblemCode, type BoundaryTopology } from '@haicap/contracts';

type Geometry = BoundaryTopology['objects']['communes']['geometries'][number];
type Position = readonly [x: number, y: number];

const WORDS: Readonly<Partial<Record<BoundaryProblemCode, string>>> = {
  'unit-twice': 'Đơn vị này có hai ranh giới. Hãy gộp các phần thành một MultiPolygon.',
  'unit-unknown': 'Vào ngày này tỉnh không có xã, phường nào mang mã này.',
  'unit-missing': 'Thiếu ranh giới của đơn vị này.',
  'ring-invalid': 'Một vòng ranh giới không khép kín, quá ngắn hoặc không có diện tích.',
  'outside-vietnam': 'Ranh giới nằm ngoài Việt Nam. Tọa độ phải là kinh độ, vĩ độ WGS84.',
  'topology-too-large': 'Ranh giới sau khi rút gọn vẫn quá lớn.',
};
const wrong = (code: BoundaryProblemCode, unitCode: string | null): BoundaryProblem => ({ code, unitCode, message: WORDS[code] ?? '' });

// With Hoàng Sa and Trường Sa.
const VIETNAM = { west: 102, east: 118, south: 6, north: 24 } as const;
const RING_POSITIONS_MIN = 4;

/** Everything that is wrong with the boundaries of a province that has the communes with these codes. */
export function problemsOf(topology: BoundaryTopology, communes: ReadonlySet<string>): BoundaryProblem[] {
  const { geometries } = topology.objects.communes;
  const arcs = topology.arcs.map(absolute);
  const seen = new Set<string>();
  const ofUnits = geometries.flatMap((geometry) => {
    const isTwice = seen.has(geometry.id);
    seen.add(geometry.id);
    if (isTwice) return [wrong('unit-twice', geometry.id)];
    if (!communes.has(geometry.id)) return [wrong('unit-unknown', geometry.id)];
    return shapeProblem(geometry, arcs, topology.transform);
  });
  const missing = [...communes].filter((code) => !seen.has(code)).map((code) => wrong('unit-missing', code));
  const isTooLarge = JSON.stringify(topology).length > BOUNDARY_BYTES_MAX;
  return [...(isTooLarge ? [wrong('topology-too-large', null)] : []), ...ofUnits, ...missing];
}

function shapeProblem(geometry: Geometry, arcs: readonly Position[][], transform: BoundaryTopology['transform']): BoundaryProblem[] {
  const rings = geometry.type === 'Polygon' ? geometry.arcs : geometry.arcs.flat();
  const decoded = rings.map((ring) => positionsOf(ring, arcs));
  if (decoded.some((positions) => positions === null || !isRing(positions))) return [wrong('ring-invalid', geometry.id)];
  const isInside = decoded.every((positions) => positions?.every((one) => isInVietnam(one, transform)));
  return isInside ? [] : [wrong('outside-vietnam', geometry.id)];
}

/** The positions of an arc, which says each as a step from the one before. */
function absolute(arc: readonly Position[]): Position[] {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x, y];
  });
}

/** The arcs of a ring one after another; a negative index is the arc the other way round. Null where they do not meet. */
function positionsOf(ring: readonly number[], arcs: readonly Position[][]): Position[] | null {
  const positions: Position[] = [];
  for (const index of ring) {
    const arc = index < 0 ? arcs[~index]?.toReversed() : arcs[index];
    if (arc === undefined || (positions.length > 0 && !isSame(positions.at(-1), arc[0]))) return null;
    positions.push(...(positions.length > 0 ? arc.slice(1) : arc));
  }
  return positions;
}

const isSame = (a: Position | undefined, b: Position | undefined) => a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];

const isRing = (positions: readonly Position[]) => positions.length >= RING_POSITIONS_MIN && isSame(positions[0], positions.at(-1)) && doubleArea(positions) !== 0;

/** By the trapezoids below each side; whole numbers, so a flat ring has exactly none. */
function doubleArea(positions: readonly Position[]): number {
  return positions.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = positions[at + 1] ?? [x, y];
    return sum + (x - nextX) * (y + nextY);
  }, 0);
}

function isInVietnam([x, y]: Position, { scale, translate }: BoundaryTopology['transform']): boolean {
  const [longitude, latitude] = [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  return longitude >= VIETNAM.west && longitude <= VIETNAM.east && latitude >= VIETNAM.south && latitude <= VIETNAM.north;
}
