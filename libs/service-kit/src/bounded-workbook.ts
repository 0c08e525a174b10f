const UNPACKED_BYTES_MAX = 20_000_000;
const PARTS_MAX = 200;
const CENTRAL_ENTRY = 0x02_01_4b_50;

/**
 * Whether a workbook unpacks to what a machine can hold. A small file may unpack to anything; the table at its end says how much
 * before anything is unpacked. Example: `if (!isBoundedWorkbook(bytes)) return null;`
 */
export function isBoundedWorkbook(bytes: Buffer): boolean {
  let unpacked = 0;
  let parts = 0;
  for (let at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1'); at !== -1 && at + 46 <= bytes.length; at = bytes.indexOf('PK\u0001\u0002', at + 46, 'latin1')) {
    if (bytes.readUInt32LE(at) !== CENTRAL_ENTRY) return false;
    unpacked += bytes.readUInt32LE(at + 24);
    parts += 1;
  }
  return parts > 0 && parts <= PARTS_MAX && unpacked <= UNPACKED_BYTES_MAX;
}
