import { codeOrNothing } from './optional-part.js';

describe('a part that a page can do without', () => {
  it('is nothing where its code cannot be fetched, and breaks no page', async () => {
    const { default: Part } = await codeOrNothing<object>(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')));
    expect((Part as () => unknown)()).toBeNull();
  });

  it('is itself where it came', async () => {
    const Picture = () => 'picture';
    expect((await codeOrNothing(() => Promise.resolve(Picture))).default).toBe(Picture);
  });
});
