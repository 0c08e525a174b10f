import { rename } from 'node:fs/promises';
import sharp from 'sharp';
import { unreadable, type Inspected } from './inspection.js';

/** Reads 50 million pixels, as a good phone takes them, and no more: a small file may claim a picture of any size. */
export const PIXELS_MAX = 50_000_000;
const JPEG_QUALITY = 92;

sharp.cache(false);
sharp.concurrency(1);

/**
 * Decodes a picture and writes it anew, upright: what a camera notes beside it (place, time, device) is gone, and so is
 * whatever else a file holds that is a picture only at first sight.
 */
export async function inspectImage(path: string, mediaType: 'image/jpeg' | 'image/png', cleanPath: string): Promise<Inspected> {
  const picture = sharp(path, { limitInputPixels: PIXELS_MAX, failOn: 'error' }).autoOrient();
  const unfinished = `${cleanPath}.part`;
  try {
    await (mediaType === 'image/jpeg' ? picture.jpeg({ quality: JPEG_QUALITY }) : picture.png()).toFile(unfinished);
  } catch (error) {
    if (isOfTheMachine(error)) throw error;
    return unreadable(error instanceof Error && error.message.includes('pixel limit') ? 'image: pixels' : 'image: damaged');
  }
  await rename(unfinished, cleanPath);
  return { ok: true, mediaType, pages: 1, cleaned: true };
}

/** A full or failing disk is not the picture's fault. Half a PNG "cannot be written" either; only the machine's own words tell the one from the other. */
export function isOfTheMachine(error: unknown): boolean {
  const text = error instanceof Error ? error.message : '';
  return /\b(ENOSPC|EDQUOT|EIO)\b|No space left|system error:|: write error/.test(text);
}
