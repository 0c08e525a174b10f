import type { Curve, Figures, Result } from '../harness/benchmark.ts';

type Point = { x: number; y: number };
type Line = { title: string; color: string; points: Point[] };

const [WIDTH, HEIGHT] = [720, 400];
const MARGIN = { left: 80, right: 40, top: 56, bottom: 72 };
const COLORS = ['#00529b', '#b3541e'];
const TICKS = [1, 2, 5];

/** The curve of a benchmark as an SVG document; undefined where it has no curve, or fewer than two points. */
export function curveOf({ curve, measured }: Pick<Result, 'curve' | 'measured'>): string | undefined {
  if (curve === null) return undefined;
  const lines = (['product', 'baseline'] as const).map((side, index): Line => ({
    title: side, color: COLORS[index] ?? 'black',
    points: measured.flatMap((one) => pointOf(one.at, one[side], curve.figure)).toSorted((a, b) => a.x - b.x),
  })).filter(({ points }) => points.length > 1);
  return lines.length === 0 ? undefined : draw(curve, lines);
}

function pointOf(x: number | null, figures: Figures | null, figure: Curve['figure']): Point[] {
  const y = figures?.[figure] ?? null;
  return x === null || y === null || x <= 0 || y <= 0 ? [] : [{ x, y }];
}

/** Both axes by powers of ten: sizes differ by thousands, and a flat line stays flat. */
function draw(curve: Curve, lines: readonly Line[]): string {
  const points = lines.flatMap((line) => line.points);
  const x = scale(points.map((point) => point.x), MARGIN.left, WIDTH - MARGIN.right);
  const y = scale(points.map((point) => point.y), HEIGHT - MARGIN.bottom, MARGIN.top);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13" role="img" aria-label="${escape(curve.title)}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
    `<text x="${MARGIN.left}" y="24" font-size="16" font-weight="bold">${escape(curve.title)}</text>`,
    ...x.ticks.map(({ value, at }) => `<line x1="${at}" x2="${at}" y1="${MARGIN.top}" y2="${HEIGHT - MARGIN.bottom}" stroke="#ddd"/><text x="${at}" y="${HEIGHT - MARGIN.bottom + 18}" text-anchor="middle">${label(value)}</text>`),
    ...y.ticks.map(({ value, at }) => `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${at}" y2="${at}" stroke="#ddd"/><text x="${MARGIN.left - 8}" y="${at + 4}" text-anchor="end">${label(value)}</text>`),
    ...lines.flatMap(({ title, color, points: own }, index) => [
      `<polyline fill="none" stroke="${color}" stroke-width="2"${index === 1 ? ' stroke-dasharray="6 4"' : ''} points="${own.map((one) => `${x.at(one.x)},${y.at(one.y)}`).join(' ')}"/>`,
      ...own.map((one) => `<circle cx="${x.at(one.x)}" cy="${y.at(one.y)}" r="4" fill="${color}"><title>${label(one.x)}: ${label(one.y)}</title></circle>`),
      `<text x="${MARGIN.left + index * 140}" y="44" fill="${color}">${index === 1 ? '- -' : '—'} ${title}</text>`,
    ]),
    `<text x="${(MARGIN.left + WIDTH - MARGIN.right) / 2}" y="${HEIGHT - 20}" text-anchor="middle">${escape(curve.x)}</text>`,
    `<text transform="translate(18 ${(MARGIN.top + HEIGHT - MARGIN.bottom) / 2}) rotate(-90)" text-anchor="middle">${escape(curve.y)}</text>`,
    '</svg>', '',
  ].join('\n');
}

function scale(values: readonly number[], from: number, to: number) {
  const [least, most] = [Math.log10(floorOf(Math.min(...values))), Math.log10(ceilingOf(Math.max(...values)))];
  const at = (value: number): number => Math.round((from + ((Math.log10(value) - least) / Math.max(1e-9, most - least)) * (to - from)) * 10) / 10;
  const steps = most - least > 3 ? [1] : TICKS;
  const ticks: { value: number; at: number }[] = [];
  for (let power = Math.floor(least); power <= Math.ceil(most); power += 1) {
    for (const step of steps) {
      const value = step * 10 ** power;
      if (Math.log10(value) >= least - 1e-9 && Math.log10(value) <= most + 1e-9) ticks.push({ value, at: at(value) });
    }
  }
  return { at, ticks };
}

/** The next of 1, 2 and 5 below a value, and above it. */
function floorOf(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return Math.max(...TICKS.map((step) => step * power).filter((tick) => tick <= value * (1 + 1e-9)));
}

function ceilingOf(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return Math.min(...[...TICKS, 10].map((step) => step * power).filter((tick) => tick >= value * (1 - 1e-9)));
}

function label(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en', { maximumFractionDigits: 3 });
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
