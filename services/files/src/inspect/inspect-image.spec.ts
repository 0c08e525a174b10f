import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { inspectImage, isOfTheMachine } from './inspect-image.js';

const folder = mkdtempSync(join(tmpdir(), 'haicap-images-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const noise = sharp({ create: { width: 300, height: 300, channels: 3, background: 'white', noise: { type: 'gaussian', mean: 128, sigma: 30 } } });
const turned = (bytes: Buffer, at: number) => Buffer.concat([bytes.subarray(0, at), Buffer.from([(bytes[at] ?? 0) ^ 0xff]), bytes.subarray(at + 1)]);

describe('a picture that is damaged', () => {
  it.each(['png', 'jpeg'] as const)('is refused as such when it is a %s that breaks off', async (format) => {
    const bytes = await noise.clone().toFormat(format).toBuffer();
    const path = join(folder, `half.${format}`);
    writeFileSync(path, bytes.subarray(0, bytes.byteLength / 2));

    expect(await inspectImage(path, `image/${format}`, `${path}.clean`)).toEqual({ ok: false, code: 'FILE_UNREADABLE', detail: 'image: damaged' });
  });

  it('is refused as such when a byte of it was turned on the way', async () => {
    const path = join(folder, 'turned.png');
    writeFileSync(path, turned(await noise.clone().png().toBuffer(), 2_000));

    expect(await inspectImage(path, 'image/png', `${path}.clean`)).toMatchObject({ ok: false, detail: 'image: damaged' });
    expect(readdirSync(folder).filter((name) => name.endsWith('.clean'))).toEqual([]);
  });
});

describe('a disk that is full, or a folder that is gone', () => {
  it.each(['/dev/full', '/no/such/folder/a'])('is not the fault of a picture: %s', async (place) => {
    for (const format of ['png', 'jpeg'] as const) {
      const error: unknown = await noise.clone().resize(2_000).toFormat(format).toFile(place).catch((thrown: unknown) => thrown);

      expect([isOfTheMachine(error), String(error)]).toEqual([true, expect.stringContaining(place)]);
    }
  });
});
