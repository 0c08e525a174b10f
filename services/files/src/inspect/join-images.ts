import { open, readFile, rename } from 'node:fs/promises';
import { PDF } from '@libpdf/core';
import sharp from 'sharp';
import { isOfTheMachine, PIXELS_MAX } from './inspect-image.js';
import { unreadable, type Joined } from './inspection.js';

/** A page of A4 at 300 dots per inch: finer than a scan of a desk, and about half a megabyte. */
const SIDE_PIXELS_MAX = 3_508;
const JPEG_QUALITY = 85;
/** A4 in points. */
const [SHORT_SIDE, LONG_SIDE] = [595.28, 841.89];
const MARGIN = 18;

/** Decodes a picture and writes it as a page needs it. This is what takes long, so it is done for each picture by itself. */
export async function shrinkImage(path: string, outPath: string): Promise<Joined> {
  try {
    await sharp(path, { limitInputPixels: PIXELS_MAX, failOn: 'error' }).autoOrient()
      .resize({ width: SIDE_PIXELS_MAX, height: SIDE_PIXELS_MAX, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' }).toColourspace('srgb').jpeg({ quality: JPEG_QUALITY }).toFile(outPath);
  } catch (error) {
    if (isOfTheMachine(error)) throw error;
    return unreadable('image: damaged');
  }
  return { ok: true, pages: 1 };
}

/** Makes one PDF of pictures that were made smaller, a page each, in their order. */
export async function joinImages(paths: readonly string[], outPath: string): Promise<Joined> {
  const pdf = PDF.create();
  for (const path of paths) await addPicture(pdf, path);
  await writeDurably(outPath, await pdf.save());
  return { ok: true, pages: paths.length };
}

async function addPicture(pdf: PDF, path: string): Promise<void> {
  const [data, info] = [await readFile(path), await sharp(path).metadata()];
  const [pageWidth, pageHeight] = info.width > info.height ? [LONG_SIDE, SHORT_SIDE] : [SHORT_SIDE, LONG_SIDE];
  const scale = Math.min((pageWidth - 2 * MARGIN) / info.width, (pageHeight - 2 * MARGIN) / info.height);
  const [width, height] = [info.width * scale, info.height * scale];
  const page = pdf.addPage({ width: pageWidth, height: pageHeight });
  page.drawImage(pdf.embedJpeg(data), { x: (pageWidth - width) / 2, y: (pageHeight - height) / 2, width, height });
}

async function writeDurably(outPath: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${outPath}.part`;
  const file = await open(unfinished, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, outPath);
}
