import { describe, expect, it } from '@jest/globals';
import { filesConfig } from './config.js';

const { storageUrl, remoteSigningUrl } = filesConfig.shape;

describe('the address of the bucket', () => {
  it.each([
    ['s3+https://key:secret@s3.example.vn/papers?region=x', true], ['s3+http://key:secret@127.0.0.1:9000/papers', true], ['s3+http://key:secret@localhost:9000/papers', true],
    ['s3+http://key:secret@s3.example.vn/papers', false], ['s3+http://key:secret@10.0.0.4:9000/papers', false], ['s3+https://s3.example.vn', false],
  ])('%s is good: %s', (address, isGood) => {
    expect(storageUrl.safeParse(address).success).toBe(isGood);
  });
});

describe('the address of the remote signing service', () => {
  it('is https, or does not leave the machine', () => {
    const good = ['https://ky.example.vn/csc/v2', 'http://127.0.0.1:9/', 'http://ky.example.vn/'].map((address) => remoteSigningUrl.safeParse(address).success);
    expect(good).toEqual([true, true, false]);
  });
});
