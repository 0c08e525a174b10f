import bwip from 'bwip-js/node';
import type { Content } from 'pdfmake';

const POINTS_PER_MM = 72 / 25.4;
/** A QR code below 20 mm is not read by cheap phones at arm's length. */
export const QR_SIZE_MM = 24;
// A quiet zone of four modules belongs to a QR code; the paper around it is white, so the rest is the layout's margin.
const QR_QUIET_MODULES = 2;
const BARCODE_HEIGHT_MM = 9;
// A hand scanner at a desk reads bars from 0.19 mm on.
const BAR_MM_MAX = 0.33;

interface Rectangle {
  readonly type: 'rect';
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly lineWidth: number;
  readonly color: string;
}
interface Matrix {
  readonly pixs: readonly number[];
  readonly pixx: number;
  readonly pixy: number;
}
interface Bars {
  readonly sbs: readonly number[];
}

/** The text as a QR code of 24 mm. */
export function qrOf(text: string): Content {
  const [matrix] = bwip.raw({ bcid: 'qrcode', text, eclevel: 'M' } as never) as unknown as [Matrix];
  const module = (QR_SIZE_MM * POINTS_PER_MM) / (matrix.pixx + 2 * QR_QUIET_MODULES);
  return { canvas: modulesOf(matrix, module), margin: [module * QR_QUIET_MODULES, module * QR_QUIET_MODULES, 0, 0] };
}

/** Rectangles for runs of dark modules in a row; one per module would make the file three times as large. */
function modulesOf({ pixs, pixx, pixy }: Matrix, module: number): Rectangle[] {
  const runs: Rectangle[] = [];
  for (let y = 0; y < pixy; y += 1) {
    for (let x = 0; x < pixx; x += 1) {
      const begin = x;
      while (x < pixx && pixs[y * pixx + x] === 1) x += 1;
      if (x > begin) runs.push(bar(begin * module, y * module, (x - begin) * module, module));
    }
  }
  return runs;
}

/** The text as Code 128, as wide as there is room and no bar wider than it helps. */
export function barcodeOf(text: string, widthPoints: number): Content {
  const [bars] = bwip.raw({ bcid: 'code128', text } as never) as unknown as [Bars];
  const modules = bars.sbs.reduce((sum, width) => sum + width, 0);
  const module = Math.min(widthPoints / modules, BAR_MM_MAX * POINTS_PER_MM);
  const elements: Rectangle[] = [];
  let x = 0;
  for (const [at, width] of bars.sbs.entries()) {
    if (at % 2 === 0) elements.push(bar(x * module, 0, width * module, BARCODE_HEIGHT_MM * POINTS_PER_MM));
    x += width;
  }
  return { canvas: elements };
}

function bar(x: number, y: number, w: number, h: number): Rectangle {
  return { type: 'rect', x, y, w, h, lineWidth: 0, color: '#000' };
}
