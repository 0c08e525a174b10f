import { constants, deflateRawSync } from 'node:zlib';
import sharp from 'sharp';
import { aDocx, aPdf, aPhoto, aPngClaiming, aZip, plain, type Bytes, type ZipEntry } from './samples.js';

const MEBIBYTE = 1024 ** 2;
export const SCRIPT = '<script>fetch("/api/v1/dossiers")</script>';

/** So many packed mebibytes of nothing, without ever having them: one block, again and again. */
function packedZeros(mebibytes: number): Buffer {
  const block = deflateRawSync(Buffer.alloc(MEBIBYTE), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([...Array.from({ length: mebibytes }, () => block), Buffer.from('0300', 'hex')]);
}

/** An entry that unpacks to so many mebibytes, and says what it likes of it. */
export const aBomb = (name: string, mebibytes: number, claims = mebibytes * MEBIBYTE): ZipEntry => ({ name, data: Buffer.alloc(0), packed: packedZeros(mebibytes), claims });

/** A document whose list of contents, which everybody reads to tell what it is, is the bomb. */
export const aDocxOfOneBomb = () => aZip([aBomb('[Content_Types].xml', 2_000), { name: 'word/document.xml', data: Buffer.from('<document/>') }]);

/** A document in a document in a document, so many deep, with something in the innermost. */
export function nested(depth: number, innermost: readonly ZipEntry[] = []): Bytes {
  return depth === 0 ? aDocx(innermost) : aDocx([{ name: 'word/embeddings/a.docx', data: Buffer.from(nested(depth - 1, innermost)) }]);
}

/** Tables in a document, each with parts too small to be suspicious, that unpack to more than all of it may. */
export const manyHeavyTables = () => aDocx(Array.from({ length: 30 }, (_, at): ZipEntry => (
  { name: `word/embeddings/${at}.xlsx`, data: Buffer.from(aZip(['a', 'b', 'c', 'd'].map((name) => aBomb(`${name}.xml`, 1)))) })));

/** A PDF that every reader opens, and that is a page for whoever takes it for one. */
export async function aPdfThatIsAPage(): Promise<Bytes> {
  const text = Buffer.from(await aPdf()).toString('latin1');
  return plain(Buffer.from(text.replace('\n', `\n%<html><body>${SCRIPT}</body></html>\n`), 'latin1'));
}

/** A PDF that every reader opens, and that every program for archives unpacks. */
export const aPdfThatIsAnArchive = async () => plain(Buffer.concat([await aPdf(), aZip([{ name: 'virus.jar', data: Buffer.from('PK') }])]));

/** A script that begins like a picture: `GIF89a` is a name that something is assigned to. */
export const aGifThatIsAScript = () => plain(Buffer.from('GIF89a=1;alert(document.cookie)//'));

/** A photo with a page behind it. */
export const aPhotoThatIsAPage = async () => plain(Buffer.concat([await aPhoto(), Buffer.from(`<html><body>${SCRIPT}</body></html>`)]));

/** 50,000 pixels a side that are all there, black on 300 kilobytes; each row begins with the byte of its filter. */
export const aHugePicture = () => aPngClaiming(50_000, 1, zlibOf(298, (50_000 / 8 + 1) * 50_000));

/** Claims 30 pixels a side, and holds a gibibyte of them. */
export const aPictureThatHoldsMore = () => aPngClaiming(30, 8, zlibOf(1_024, 1_024 * MEBIBYTE));

/** Claims as many pixels as are read, and has hardly any. */
export const aPictureThatHasLess = () => aPngClaiming(7_000, 8, zlibOf(1, MEBIBYTE));

function zlibOf(mebibytes: number, zeros: number): Buffer {
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE((((zeros % 65_521) << 16) | 1) >>> 0);
  return Buffer.concat([Buffer.from('78da', 'hex'), packedZeros(mebibytes), checksum]);
}

/** A photo whose header says 65,500 pixels a side. */
export async function aPhotoClaimingMuch(): Promise<Bytes> {
  const photo = Buffer.from(await sharp({ create: { width: 16, height: 16, channels: 3, background: 'red' } }).jpeg().toBuffer());
  const frame = photo.indexOf(Buffer.from('ffc0', 'hex'));
  photo.writeUInt16BE(65_500, frame + 5);
  photo.writeUInt16BE(65_500, frame + 7);
  return plain(photo);
}
