import { BinaryBitmap, Code128Reader, DecodeHintType, HybridBinarizer, NotFoundException, QRCodeReader, RGBLuminanceSource, type Result } from '@zxing/library';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { PaperFile } from '@haicap/contracts';

/** A page as a reader of papers sees it, by another library than the one that drew it. */
export interface ReadPage {
  readonly text: string;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** What a scanner reads of a page, and how wide it stands on the paper. */
export interface ScannedPage {
  readonly qr: { readonly text: string; readonly widthMm: number } | null;
  readonly barcode: string | null;
}

const MM_PER_POINT = 25.4 / 72;
/** Dots per point: about 216 dots per inch, what a scanner of a desk sees. */
const SCALE = 3;

// One for all tests of a file: the library cannot be opened again in a process that closed it.
let library: Promise<PDFiumLibrary> | undefined;

async function openPaper(bytes: Uint8Array) {
  library ??= PDFiumLibrary.init();
  return (await library).loadDocument(bytes);
}

/** Reads a PDF: its words and the size of its pages. */
export async function readPaper(bytes: Uint8Array): Promise<ReadPage[]> {
  const document = await openPaper(bytes);
  const pages = [...document.pages()].map((page): ReadPage => {
    const { originalWidth, originalHeight } = page.getOriginalSize();
    return { text: page.getText().normalize('NFC').replaceAll(/\s+/g, ' '), widthMm: Math.round(originalWidth * MM_PER_POINT), heightMm: Math.round(originalHeight * MM_PER_POINT) };
  });
  document.destroy();
  return pages;
}

/** Looks at the first page as a scanner does. */
export async function scanPaper(bytes: Uint8Array): Promise<ScannedPage> {
  const document = await openPaper(bytes);
  const { data, width, height } = await document.getPage(0).render({ scale: SCALE, render: 'bitmap' });
  document.destroy();
  const picture = { grey: greyOf(data, width * height), width, height };
  const qr = found(() => new QRCodeReader().decode(bitmapOf(picture), HARDER));
  // A hand scanner is aimed at the bars, which stand beside the QR code.
  const aimed = qr === null ? picture : rightOf(picture, Math.max(...qr.getResultPoints().map((point) => point.getX())) + BESIDE_QR);
  const bars = found(() => new Code128Reader().decode(bitmapOf(aimed), HARDER));
  return { qr: qr && { text: qr.getText(), widthMm: widthOf(qr) }, barcode: bars?.getText() ?? null };
}

interface Picture {
  readonly grey: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

const HARDER = new Map<DecodeHintType, unknown>([[DecodeHintType.TRY_HARDER, true]]);
const BESIDE_QR = 50;

function greyOf(data: Uint8Array, dots: number): Uint8ClampedArray {
  return Uint8ClampedArray.from({ length: dots }, (_, at) => data[at * 4] ?? 255);
}

function rightOf({ grey, width, height }: Picture, from: number): Picture {
  const left = Math.floor(from);
  const rows = Array.from({ length: height }, (_, y) => [...grey.subarray(y * width + left, (y + 1) * width)]);
  return { grey: Uint8ClampedArray.from(rows.flat()), width: width - left, height };
}

function bitmapOf({ grey, width, height }: Picture): BinaryBitmap {
  return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, width, height)));
}

// The centres of the finder patterns stand three and a half modules within each side.
const FINDER_INSET_MODULES = 7;

function widthOf(qr: Result): number {
  const xs = qr.getResultPoints().map((point) => point.getX());
  const between = ((Math.max(...xs) - Math.min(...xs)) / SCALE) * MM_PER_POINT;
  // At least version 4: the module is at most a thirty-third of the width.
  return between * (33 / (33 - FINDER_INSET_MODULES));
}

function found(decode: () => Result): Result | null {
  try {
    return decode();
  } catch (error) {
    if (error instanceof NotFoundException) return null;
    throw error;
  }
}

/** The bytes of an answer. */
export const bytesOf = ({ bytesBase64 }: Pick<PaperFile, 'bytesBase64'>): Buffer => Buffer.from(bytesBase64, 'base64');
