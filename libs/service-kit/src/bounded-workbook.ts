import { inflateRawSync } from 'node:zlib';

const UNPACKED_BYTES_MAX = 20_000_000;
const PARTS_MAX = 200;
const [LOCAL, CENTRAL, END, DESCRIPTOR] = [0x04_03_4b_50, 0x02_01_4b_50, 0x06_05_4b_50, Buffer.from('PK\u0007\b', 'latin1')] as const;
const [LOCAL_BYTES, CENTRAL_BYTES, END_BYTES, DESCRIPTOR_BYTES] = [30, 46, 22, 16] as const;
const [STORED, DEFLATED] = [0, 8] as const;
/** The sizes of a part stand behind it, not before. */
const SIZES_BEHIND = 0x8;

/**
 * Whether a workbook unpacks to what a machine can hold. A small file may unpack to anything, and the sizes it states need not be
 * true: its parts are unpacked one by one and counted. What readers could understand differently is refused: a part that the table
 * at the end does not name with its size, or bytes between the parts. Example: `if (!isBoundedWorkbook(bytes)) return null;`
 */
export function isBoundedWorkbook(bytes: Buffer): boolean {
  try {
    const parts = new Map<number, number>();
    let unpacked = 0;
    let at = 0;
    while (bytes.readUInt32LE(at) === LOCAL) {
      const part = readPart(bytes, at, UNPACKED_BYTES_MAX - unpacked);
      parts.set(at, part.unpackedBytes);
      unpacked += part.unpackedBytes;
      if (parts.size > PARTS_MAX) return false;
      at = part.end;
    }
    return parts.size > 0 && isTableOf(bytes, at, parts);
  } catch {
    // Cut short, damaged, or larger than the bound: zlib and Buffer throw.
    return false;
  }
}

function readPart(bytes: Buffer, at: number, unpackedMax: number): { readonly unpackedBytes: number; readonly end: number } {
  const begin = at + LOCAL_BYTES + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const isBehind = (bytes.readUInt16LE(at + 6) & SIZES_BEHIND) !== 0;
  // The reader believes a size that stands before a part although the part says that it follows.
  if (isBehind && bytes.readUInt32LE(at + 18) !== 0) throw new RangeError('a part with two sizes');
  const end = isBehind ? bytes.indexOf(DESCRIPTOR, begin) : begin + bytes.readUInt32LE(at + 18);
  if (end < begin || end > bytes.length) throw new RangeError('a part ends nowhere');
  const unpackedBytes = unpackedBytesOf(bytes.readUInt16LE(at + 8), bytes.subarray(begin, end), unpackedMax);
  return { unpackedBytes, end: isBehind ? end + DESCRIPTOR_BYTES : end };
}

function unpackedBytesOf(method: number, packed: Buffer, unpackedMax: number): number {
  if (method === STORED && packed.length <= unpackedMax) return packed.length;
  if (method !== DEFLATED || unpackedMax === 0) throw new RangeError('a part that cannot be unpacked within the bound');
  // With `info` the answer also says how much was read.
  const { buffer, engine } = inflateRawSync(packed, { maxOutputLength: unpackedMax, info: true }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
  if (engine.bytesWritten !== packed.length) throw new RangeError('a part with something behind it');
  return buffer.length;
}

/** Whether the table names each of the parts once with its size and nothing else, and the file ends behind it. */
function isTableOf(bytes: Buffer, begin: number, parts: ReadonlyMap<number, number>): boolean {
  const named = new Set<number>();
  let at = begin;
  let entries = 0;
  while (bytes.readUInt32LE(at) === CENTRAL) {
    const offset = bytes.readUInt32LE(at + 42);
    if (parts.get(offset) === bytes.readUInt32LE(at + 24)) named.add(offset);
    entries += 1;
    at += CENTRAL_BYTES + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  const isWhole = bytes.readUInt32LE(at) === END && at + END_BYTES + bytes.readUInt16LE(at + 20) === bytes.length;
  return isWhole && entries === parts.size && named.size === parts.size;
}
