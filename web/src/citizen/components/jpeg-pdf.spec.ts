import { PDF } from '@libpdf/core';
import { pdfOfJpegs } from './jpeg-pdf.js';

/** The smallest picture: 1 x 1. */
const JPEG = Uint8Array.from(Buffer.from('/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==', 'base64'));
const page = (widthPx: number, heightPx: number, turns: 0 | 1 | 2 | 3 = 0) => ({ bytes: JPEG, widthPx, heightPx, turns });
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

describe('a PDF of photos', () => {
  it('has a page for each, upright or lying as the photo is, turned as the person turned it', async () => {
    const pdf = await PDF.load(await bytesOf(pdfOfJpegs([page(1500, 2000), page(2000, 1500), page(1000, 1000, 3)])));

    expect(pdf.getPages().map(({ width, height, rotation }) => [width, height, rotation])).toEqual([[595, 842, 0], [842, 595, 0], [842, 595, 270]]);
  });

  it('holds the photos byte for byte, and every object where its table says', async () => {
    const bytes = Buffer.from(await bytesOf(pdfOfJpegs([page(10, 20), page(20, 10)])));
    const text = bytes.toString('latin1');

    expect(text.split(Buffer.from(JPEG).toString('latin1'))).toHaveLength(3);
    const table = text.slice(text.lastIndexOf('xref\n0 '));
    const offsets = [...table.matchAll(/^(\d{10}) 00000 n/gm)].map(([, offset]) => Number(offset));
    expect(offsets.map((offset, index) => text.slice(offset, offset + 7).startsWith(`${index + 1} 0 obj`))).toEqual(Array.from({ length: 8 }, () => true));
  });
});
