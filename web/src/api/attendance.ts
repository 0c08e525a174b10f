/** What somebody before the page does; a page that reads or says something by itself does none of it. */
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
/** So long after the last sign, what the page asks counts as asked for. */
const LASTS_MS = 60_000;

/** Whether anybody sits before this page. Opening it is a sign, too. */
export class Attendance {
  private lastSignAtMs: number;

  constructor(page: EventTarget, private readonly nowMs: () => number) {
    this.lastSignAtMs = nowMs();
    const note = () => { this.lastSignAtMs = nowMs(); };
    for (const sign of SIGNS) page.addEventListener(sign, note, { capture: true, passive: true });
  }

  get isLeftAlone(): boolean {
    return this.nowMs() - this.lastSignAtMs > LASTS_MS;
  }
}
