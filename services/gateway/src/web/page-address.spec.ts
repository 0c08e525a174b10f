import { isFileAddress } from './page-address.js';

describe('an address of the web', () => {
  it.each(['/assets/index-DFrHupX6.js', '/assets/be-vietnam-pro-latin-400-normal.woff2', '/mark.svg', '/verify-receipt.html', '/assets/index.js.map', '/site.webmanifest'])('%s is a file', (path) => {
    expect(isFileAddress(path)).toBe(true);
  });

  it.each(['/thu-tuc/1.001193', '/nop-ho-so/2.000815', '/thu-tuc/1.001193.000.00.00.H56', '/tra-cuu', '/'])('%s is a page', (path) => {
    expect(isFileAddress(path)).toBe(false);
  });
});
