import { Readable } from 'node:stream';
import { isDeeperThan } from './json-depth.js';

const nested = (open: string, close: string, depth: number): unknown => JSON.parse(`${open.repeat(depth)}1${close.repeat(depth)}`);

describe('the depth of a body', () => {
  it.each([['lists', '[', ']'], ['objects', '{"a":', '}']])('of %s is counted from the first', (_what, open, close) => {
    expect([isDeeperThan(nested(open, close, 32), 32), isDeeperThan(nested(open, close, 33), 32)]).toEqual([false, true]);
  });

  it('costs no stack, however deep', () => {
    expect(isDeeperThan(nested('[', ']', 100_000), 32)).toBe(true);
  });

  it('is that of the deepest place', () => {
    expect(isDeeperThan({ a: [], b: { c: [[{}]] } }, 4)).toBe(true);
    expect(isDeeperThan({ a: [], b: { c: [[{}]] } }, 5)).toBe(false);
  });

  it('is none where nothing was parsed', () => {
    for (const body of [undefined, null, 'text', 7, Readable.from([])]) expect(isDeeperThan(body, 0)).toBe(false);
  });
});
