import { pdfOfJpegs } from './jpeg-pdf.js';
import { parcelsOf, takeEach } from './taking.js';

const page = (sizeBytes: number) => ({ bytes: new Uint8Array(sizeBytes), widthPx: 1000, heightPx: 1400, turns: 0 as const });

describe('what somebody photographed or chose', () => {
  it('is told by name when the browser could not keep it, and the others are taken', async () => {
    const taken: string[] = [];
    const problems = await takeEach([{ name: 'a.jpg' }, { name: 'b.jpg' }, { name: 'c.txt' }], async ({ name }) => {
      if (name === 'a.jpg') throw new DOMException('full', 'QuotaExceededError');
      if (name === 'c.txt') return 'c.txt: chỉ nhận ảnh';
      taken.push(name);
      return null;
    });

    expect(problems).toEqual([expect.stringContaining('a.jpg: máy này không giữ được'), 'c.txt: chỉ nhận ảnh']);
    expect(taken).toEqual(['b.jpg']);
  });
});

describe('many photographed pages', () => {
  it('go as several files, none larger than the server takes, and none is left out', () => {
    const pages = Array.from({ length: 25 }, () => page(10_000));
    const parcels = parcelsOf(pages, 100_000);

    expect(parcels.flat()).toEqual(pages);
    expect(parcels.map((parcel) => [parcel.length, pdfOfJpegs(parcel).size <= 100_000])).toEqual([[9, true], [9, true], [7, true]]);
  });

  it('are one file when they fit', () => {
    expect(parcelsOf([page(10), page(20)], 100_000)).toHaveLength(1);
    expect(parcelsOf([], 100_000)).toEqual([]);
  });

  it('keep a page that alone is too large, for the server to say so', () => {
    expect(parcelsOf([page(10), page(200_000), page(10)], 100_000).map((parcel) => parcel.length)).toEqual([1, 1, 1]);
  });
});
