import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { builtInTemplate } from '../built-in-template/built-in-templates.js';
import type { PdfJob } from '../paper-press/press-job.js';
import { PressPool } from '../paper-press/press-pool.js';
import { fillTemplate } from '../paper-template/paper-template.js';

export interface Spread {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface MeasuredPress {
  readonly receipts: number;
  readonly bytes: number;
  /** One receipt after the other, from asking to its bytes. */
  readonly receipt: Spread;
  readonly receiptMs: readonly number[];
  /** All asked for as fast as the queue takes them. */
  readonly receiptsPerSecond: number;
  /** How late this process's event loop was meanwhile. */
  readonly loopDelay: { readonly idle: Spread; readonly inWorkers: Spread; readonly onTheLoop: Spread };
}

/** A thing that draws a receipt; in a worker, or here. */
export type Draw = (job: PdfJob) => Promise<Uint8Array>;

const WARM_UP_RECEIPTS = 20;
const IDLE_MS = 500;
const LOOP_RESOLUTION_MS = 1;

/** Draws receipts in workers and on the event loop of this process, in turns, and says how long each took and what else had to wait. */
export async function measurePress(receipts: number, drawHere: Draw): Promise<MeasuredPress> {
  const pool = new PressPool();
  const drawThere: Draw = async (job) => {
    const printed = await pool.print(job);
    if (!printed.ok) throw new Error(`the press refused: ${printed.error.code}`);
    return printed.value;
  };
  try {
    pool.warmUp();
    for (const draw of [drawThere, drawHere]) await inTurn(WARM_UP_RECEIPTS, draw);
    const idle = await delayDuring(() => wait(IDLE_MS));
    const there = await delayDuring(() => inTurn(receipts, drawThere));
    const here = await delayDuring(() => inTurn(receipts, drawHere));
    const began = performance.now();
    await together(receipts, drawThere);
    return {
      receipts, bytes: (await drawThere(receiptOf(0))).length, receipt: spreadOf(there.value), receiptMs: there.value, receiptsPerSecond: receipts / ((performance.now() - began) / 1_000),
      loopDelay: { idle: idle.delay, inWorkers: there.delay, onTheLoop: here.delay },
    };
  } finally {
    await pool.onModuleDestroy();
  }
}

async function inTurn(receipts: number, draw: Draw): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < receipts; at += 1) {
    const began = performance.now();
    await draw(receiptOf(at));
    times.push(performance.now() - began);
    // Drawing never waits for anything, so without this the loop would stand still for all of them as if for one.
    await nextTurn();
  }
  return times;
}

// As many as there are desks that print at the same moment; below what may wait.
const AT_ONCE = 32;

async function together(receipts: number, draw: Draw): Promise<void> {
  let next = 0;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (next < receipts) await draw(receiptOf(next += 1));
  }));
}

async function delayDuring<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly delay: Spread }> {
  const histogram = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS });
  histogram.enable();
  const value = await work();
  histogram.disable();
  const inMs = (nanoseconds: number) => nanoseconds / 1_000_000;
  return { value, delay: { p50Ms: inMs(histogram.percentile(50)), p99Ms: inMs(histogram.percentile(99)) } };
}

function spreadOf(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
  return { p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** An ordinary receipt, each with a code of its own: three components, a due date with its reasons, QR and barcode. */
function receiptOf(at: number): PdfJob {
  const { body } = builtInTemplate('receipt-slip', '03/2025/TT-VPCP');
  const code = `H56.147.97-251001-${String(at % 10_000).padStart(4, '0')}`;
  return { kind: 'pdf', format: 'A5', title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', at: new Date('2025-10-01T01:00:00Z'), paper: fillTemplate(body, { values: { ...VALUES, code, trackingAddress: `${ADDRESS}${String(at % 10_000).padStart(43, 'A')}` }, tables: TABLES }) };
}

const ADDRESS = 'https://dvc.example.vn/tra-cuu#the=';
const VALUES = {
  agency: 'ỦY BAN NHÂN DÂN PHƯỜNG HẠC THÀNH', desk: 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG', placeAndDay: 'Hạc Thành, ngày 01 tháng 10 năm 2025', circular: '03/2025/TT-VPCP', formNumber: '01',
  applicant: 'Nguyễn Thị Thử', personalNumber: '038190012345', phone: '0912345678', address: '12 đường Lê Lợi, phường Hạc Thành', procedure: 'Đăng ký lại khai sinh', procedureCode: '1.004884',
  receivingDesk: 'Trung tâm Phục vụ hành chính công phường Hạc Thành', returningDesk: 'Trung tâm Phục vụ hành chính công phường Hạc Thành',
  submittedAt: '08 giờ 00 phút, ngày 01/10/2025', receivedAt: '08 giờ 00 phút, ngày 01/10/2025', dueAt: '17 giờ 00 phút, ngày 08/10/2025', secret: 'ABCDEFGHJK',
  sets: '01 bộ', returnDesk: 'Trung tâm Phục vụ hành chính công phường Hạc Thành', returnByPost: '', timeLimit: '05 ngày làm việc', dueReasons: 'không tính ngày đầu 01/10/2025; không tính 2 ngày nghỉ cuối tuần', firstDueAt: '', fee: 'Không thu', channel: 'Trực tiếp tại quầy',
};
const TABLES = {
  dossiers: [],
  components: ['Tờ khai đăng ký lại khai sinh, có cam đoan đã đăng ký nhưng không lưu được bản chính', 'Bản sao giấy khai sinh cũ', 'Giấy tờ tùy thân']
    .map((name, at) => ({ number: String(at + 1), name, originals: '1', copies: '0', certifiedCopies: '0' })),
};
