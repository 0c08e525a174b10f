type Position = [longitude: number, latitude: number];

/** What a test imports as boundaries: cells of a grid near 105° E, 20° N, whose sides wind and are shared with the neighbours. No place is drawn. */
export interface BoundaryGrid {
  readonly type: 'FeatureCollection';
  readonly features: readonly { readonly type: 'Feature'; readonly properties: Record<string, string>; readonly geometry: { readonly type: 'Polygon'; readonly coordinates: Position[][] } }[];
}

const [WEST, SOUTH, CELL] = [104.4, 19.2, 0.12];
const SWING = 0.16;

/**
 * A cell for each code, in rows of as many as make a square. `perSide` is how many vertices a side has between its corners, `terrainOf` what is written into
 * the property `terrain`. Example: `boundaryGrid(['14797', '14798'], { perSide: 4 })`.
 */
export function boundaryGrid(codes: readonly string[], { perSide = 6, terrainOf }: { readonly perSide?: number; readonly terrainOf?: (code: string) => string } = {}): BoundaryGrid {
  const width = Math.ceil(Math.sqrt(codes.length));
  return {
    type: 'FeatureCollection',
    features: codes.map((code, at) => ({
      type: 'Feature',
      properties: { code, ...(terrainOf === undefined ? {} : { terrain: terrainOf(code) }) },
      geometry: { type: 'Polygon', coordinates: [cell(at % width, Math.floor(at / width), perSide)] },
    })),
  };
}

/** Counter-clockwise, closed. */
function cell(column: number, row: number, perSide: number): Position[] {
  const corners: readonly (readonly [number, number])[] = [[column, row], [column + 1, row], [column + 1, row + 1], [column, row + 1], [column, row]];
  return corners.flatMap((corner, at) => {
    const next = corners[at + 1];
    return next === undefined ? [positionOf(...corner)] : side(corner, next, perSide);
  });
}

/** The corner and what lies between it and the next; the same positions from whichever side of the border they are drawn. */
function side(from: readonly [number, number], to: readonly [number, number], perSide: number): Position[] {
  const isForward = from[0] < to[0] || from[1] < to[1];
  const [low, high] = isForward ? [from, to] : [to, from];
  const between = Array.from({ length: perSide }, (_, at): Position => {
    const share = (at + 1) / (perSide + 1);
    const swing = SWING * Math.sin(share * Math.PI) * Math.sin(7 * share + 3 * low[0] + 5 * low[1]);
    return low[1] === high[1] ? positionOf(low[0] + share, low[1] + swing) : positionOf(low[0] + swing, low[1] + share);
  });
  return [positionOf(...from), ...(isForward ? between : between.reverse())];
}

function positionOf(column: number, row: number): Position {
  return [WEST + column * CELL, SOUTH + row * CELL];
}
