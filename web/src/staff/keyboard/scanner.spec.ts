import { BurstWatch, SCANNER_GAP_MAX_MS } from './scanner.js';

const CARD = '038187001421|123456789|Người Nộp Mẫu|14031987|Nữ|Phường Hạc Thành|01072021';

function type(watch: BurstWatch, text: string, gapMs: number): string | undefined {
  let scanned: string | undefined;
  [...text, 'Enter'].forEach((key, index) => { scanned = watch.note({ key, at: index * gapMs }); });
  return scanned;
}

describe('keys that come in at the counter', () => {
  it('are a scanned card when a machine typed them', () => {
    expect(type(new BurstWatch(), CARD, 5)).toBe(CARD);
  });

  it('are no scan when a person typed them, however quickly', () => {
    expect(type(new BurstWatch(), 'khai sinh', SCANNER_GAP_MAX_MS + 20)).toBeUndefined();
  });

  it('are no scan when two fingers fell on the keyboard', () => {
    expect(type(new BurstWatch(), 'jk', 3)).toBeUndefined();
  });

  it('begin anew after a pause: what a person typed before is no part of a scan', () => {
    const watch = new BurstWatch();
    watch.note({ key: 'k', at: 0 });
    watch.note({ key: 's', at: 200 });
    let scanned: string | undefined;
    [...'H56.147.97-250701-0042', 'Enter'].forEach((key, index) => { scanned = watch.note({ key, at: 1_000 + index * 4 }); });

    expect(scanned).toBe('H56.147.97-250701-0042');
  });

  it('are no scan when Enter comes with another key: a shortcut sends what was typed or pasted, however quickly', () => {
    const watch = new BurstWatch();
    [...'Nguyễn Văn Trẻ'].forEach((key, index) => watch.note({ key, at: index * 4 }));

    expect(watch.note({ key: 'Enter', at: 60, isChord: true })).toBeUndefined();
    expect(watch.isWithinBurst()).toBe(false);
  });

  it('are no burst when a letter follows its own Shift at once', () => {
    const watch = new BurstWatch();
    watch.note({ key: 'k', at: 0 });
    watch.note({ key: 'Shift', at: 500 });
    watch.note({ key: '?', at: 501 });

    expect(watch.isWithinBurst()).toBe(false);
  });
});
