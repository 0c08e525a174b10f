import { drawnSize, FIRST_TRY, nextTry, type PhotoTry } from './photo-size.js';

describe('a photo of a page', () => {
  it('is drawn with its shape, and never larger than it is', () => {
    expect(drawnSize(4000, 3000, 2200)).toEqual({ widthPx: 2200, heightPx: 1650 });
    expect(drawnSize(300, 400, 2200)).toEqual({ widthPx: 300, heightPx: 400 });
  });

  it('is written coarser, then smaller, and at last as it is: the tries end', () => {
    const tries: PhotoTry[] = [];
    for (let one: PhotoTry | undefined = FIRST_TRY; one !== undefined; one = nextTry(one)) tries.push(one);

    expect(tries.length).toBeLessThan(10);
    expect(tries.at(-1)?.longEdgePx).toBe(1100);
    expect(tries.every(({ quality }) => quality >= 0.55)).toBe(true);
  });
});
