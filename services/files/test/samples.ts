import { deflateSync } from 'node:zlib';
import { PDF } from '@libpdf/core';
import sharp from 'sharp';

export type Bytes = Uint8Array<ArrayBuffer>;
export const plain = (bytes: Uint8Array): Bytes => new Uint8Array(bytes);

/** A PDF of so many empty pages. */
export async function aPdf(pages = 1): Promise<Bytes> {
  const pdf = PDF.create();
  for (let page = 0; page < pages; page += 1) pdf.addPage({ width: 595, height: 842 });
  return plain(await pdf.save());
}

export async function aLockedPdf(): Promise<Bytes> {
  const pdf = PDF.create();
  pdf.addPage();
  pdf.setProtection({ userPassword: 'bí mật', ownerPassword: 'bí mật hơn' });
  return plain(await pdf.save());
}

/** A photo that lies on its side and says so, with the place where it was taken. */
export async function aPhoto({ width = 60, height = 40 } = {}): Promise<Bytes> {
  return plain(await sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } })
    .withExif({ IFD0: { Copyright: 'Nguyễn Văn An', Orientation: '6' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '19/1 48/1 0/1' } })
    .withMetadata({ orientation: 6 }).jpeg().toBuffer());
}

export async function aPng(): Promise<Bytes> {
  return plain(await sharp({ create: { width: 30, height: 30, channels: 4, background: { r: 0, g: 80, b: 0, alpha: 0.5 } } }).png().toBuffer());
}

/** A PNG of shades of grey whose header claims a picture of so many pixels a side, with these bytes packed into it. */
export function aPngClaiming(side: number, bitsPerPixel: number, pixels: Buffer): Bytes {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const framed = Buffer.alloc(body.byteLength + 8);
    framed.writeUInt32BE(data.byteLength, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), body.byteLength + 4);
    return framed;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([bitsPerPixel, 0, 0, 0, 0], 8);
  return plain(Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]));
}

/** A PNG that claims a hundred thousand pixels a side. */
export const aPixelBomb = () => aPngClaiming(100_000, 8, deflateSync(Buffer.alloc(1_000_000)));

/** A small PDF whose compressed object stream unpacks to `unpackedBytes`. */
export function aPdfBomb(unpackedBytes: number): Bytes {
  const packed = deflateSync(Buffer.alloc(unpackedBytes), { level: 9 });
  const head = Buffer.from('%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n');
  const stream = Buffer.concat([Buffer.from(`3 0 obj\n<</Type/ObjStm/N 1/First 4/Length ${packed.byteLength}/Filter/FlateDecode>>\nstream\n`), packed, Buffer.from('\nendstream\nendobj\n')]);
  const xrefAt = head.byteLength + stream.byteLength;
  const entry = (type: number, where: number, index: number) => {
    const bytes = Buffer.alloc(7);
    bytes[0] = type;
    bytes.writeUInt32BE(where, 1);
    bytes.writeUInt16BE(index, 5);
    return bytes;
  };
  const table = Buffer.concat([entry(0, 0, 65_535), entry(1, 9, 0), entry(2, 3, 0), entry(1, head.byteLength, 0), entry(1, xrefAt, 0)]);
  const xref = Buffer.concat([
    Buffer.from(`4 0 obj\n<</Type/XRef/Size 5/W[1 4 2]/Root 1 0 R/Length ${table.byteLength}>>\nstream\n`), table,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${xrefAt}\n%%EOF`),
  ]);
  return plain(Buffer.concat([head, stream, xref]));
}

export interface ZipEntry {
  readonly name: string;
  readonly data: Buffer;
  readonly deflate?: boolean;
  /** Already packed, as it is written. */
  readonly packed?: Buffer;
  /** How large it is said to be unpacked. */
  readonly claims?: number;
}

/** An archive with exactly these entries, also with those that an honest program would not write. */
export function aZip(entries: readonly ZipEntry[]): Bytes {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data, deflate = false, packed: given, claims } of entries) {
    const packed = given ?? (deflate ? deflateSync(data, { level: 9 }).subarray(2, -4) : data);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(packed === data ? 0 : 8, 4);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(packed.byteLength, 14);
    fields.writeUInt32LE(claims ?? data.byteLength, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    files.push(Buffer.from('504b0304', 'hex'), fields, Buffer.from(name), packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from('504b01021400', 'hex'), fields, tail, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.byteLength;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.byteLength, 12);
  end.writeUInt32LE(at, 16);
  return plain(Buffer.concat([...files, list, end]));
}

const CONTENT_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
  + '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';

/** A Word document, with what a hostile one has besides. */
export function aDocx(more: readonly ZipEntry[] = []): Bytes {
  return aZip([{ name: '[Content_Types].xml', data: Buffer.from(CONTENT_TYPES) }, { name: 'word/document.xml', data: Buffer.from('<document/>') }, ...more]);
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** The European test signature of malware scanners; harmless, and found by all of them. Put together here, so that this file is not. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join('');
