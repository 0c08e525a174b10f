/** What a page of a paper may be at most: readable in print, and twenty of them within the largest file. */
export const PAGE_BYTES_MAX = 1_000_000;
/** About 190 dots per inch on A4. */
const LONG_EDGE_PX = 2_200;
const LONG_EDGE_MIN_PX = 1_100;

export interface PhotoTry { readonly longEdgePx: number; readonly quality: number }
export const FIRST_TRY: PhotoTry = { longEdgePx: LONG_EDGE_PX, quality: 0.85 };

/** How to write a photo again that became too large: coarser first, smaller then; undefined when small letters would suffer. */
export function nextTry({ longEdgePx, quality }: PhotoTry): PhotoTry | undefined {
  if (quality > 0.6) return { longEdgePx, quality: Math.round((quality - 0.15) * 100) / 100 };
  return longEdgePx > LONG_EDGE_MIN_PX ? { longEdgePx: Math.max(LONG_EDGE_MIN_PX, Math.round(longEdgePx * 0.7)), quality: 0.75 } : undefined;
}

/** How large it is drawn: never larger than it is. */
export function drawnSize(widthPx: number, heightPx: number, longEdgePx: number): { readonly widthPx: number; readonly heightPx: number } {
  const scale = Math.min(1, longEdgePx / Math.max(widthPx, heightPx));
  return { widthPx: Math.max(1, Math.round(widthPx * scale)), heightPx: Math.max(1, Math.round(heightPx * scale)) };
}
