import { deflateRawSync } from 'node:zlib';
import { isBoundedWorkbook } from './bounded-workbook.js';

interface Part {
  readonly name: string;
  readonly data: Buffer;
  /** What the table at the end says of it, when that is not the truth. */
  readonly stated?: number;
  readonly sizesBehind?: boolean;
  /** Said before the part, too. */
  readonly sizeBefore?: number;
  /** Kept as it is inside of the packed form. */
  readonly plain?: boolean;
}

const sheet = (bytes: number): Part => ({ name: 'xl/worksheets/sheet1.xml', data: Buffer.alloc(bytes, '<c/>') });
const signed = (signature: string, bytes: number) => Buffer.concat([Buffer.from(signature, 'latin1'), Buffer.alloc(bytes - 4)]);

/** An archive as it is written by programs, except for what the parts lie about. */
function archive(parts: readonly Part[], between = Buffer.alloc(0)): Buffer {
  const locals: Buffer[] = [];
  const table: Buffer[] = [];
  let at = 0;
  for (const { name, data, stated = data.length, sizesBehind = false, sizeBefore, plain = false } of parts) {
    const packed = deflateRawSync(data, plain ? { level: 0 } : {});
    const [local, central] = [signed('PK\u0003\u0004', 30), signed('PK\u0001\u0002', 46)];
    local.writeUInt16LE(sizesBehind ? 8 : 0, 6);
    local.writeUInt16LE(8, 8);
    if (sizesBehind && sizeBefore !== undefined) local.writeUInt32LE(sizeBefore, 18);
    if (!sizesBehind) local.writeUInt32LE(packed.length, 18);
    local.writeUInt16LE(name.length, 26);
    central.writeUInt32LE(stated, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(at, 42);
    const written = Buffer.concat([local, Buffer.from(name), packed, ...(sizesBehind ? [signed('PK\u0007\b', 16)] : []), between]);
    locals.push(written);
    table.push(central, Buffer.from(name));
    at += written.length;
  }
  return Buffer.concat([...locals, ...table, signed('PK\u0005\u0006', 22)]);
}

describe('a workbook within bounds', () => {
  it.each([
    ['sizes before its parts', archive([sheet(10_000), { ...sheet(5), name: 'b' }])], ['sizes behind them', archive([{ ...sheet(10_000), sizesBehind: true }, { ...sheet(5), name: 'b', sizesBehind: true }])],
    ['just twenty megabytes in it', archive([sheet(19_999_990), { ...sheet(10), name: 'b' }])],
  ])('is read: with %s', (_what, bytes) => expect(isBoundedWorkbook(bytes)).toBe(true));
});

describe('a workbook that would hurt its reader', () => {
  it.each<[string, Buffer]>([
    ['one byte more than twenty megabytes', archive([sheet(19_999_991), { ...sheet(10), name: 'b' }])],
    ['a table that calls a large part empty', archive([{ ...sheet(30_000_000), stated: 0 }])],
    ['a table that calls it empty, with sizes behind', archive([{ ...sheet(30_000_000), stated: 0, sizesBehind: true }])],
    ['a size before a part that says it follows', archive([{ ...sheet(10_000), sizesBehind: true, sizeBefore: 1 }])],
    ['a table that calls a small part large', archive([{ ...sheet(10), stated: 4_000_000_000 }])],
    ['more than two hundred parts', archive(Array.from({ length: 201 }, (_, n) => ({ ...sheet(1), name: `p${n}` })))],
    ['a part that the table does not name', Buffer.concat([archive([sheet(10)]).subarray(0, -22 - 46 - 24), archive([sheet(10)])])],
    ['something between its parts', archive([sheet(10), sheet(10)], Buffer.from('hidden'))],
    ['something behind its end', Buffer.concat([archive([sheet(10)]), archive([sheet(10)])])],
    ['an end before its table', archive([sheet(10)]).subarray(0, 60)],
    ['no part at all', archive([])], ['nothing in it', Buffer.alloc(0)], ['other bytes', Buffer.from('không phải tệp')],
  ])('is refused: with %s', (_what, bytes) => expect(isBoundedWorkbook(bytes)).toBe(false));

  it('is refused when a part hides another behind the mark of its end', () => {
    const inner = archive([sheet(30_000_000)]).subarray(0, -22 - 46 - 24);
    const hiding = archive([{ name: 'a', data: Buffer.concat([signed('PK\u0007\b', 16), inner]), sizesBehind: true, plain: true }]);

    expect(hiding.includes(inner.subarray(0, 1_000))).toBe(true);
    expect(isBoundedWorkbook(hiding)).toBe(false);
  });
});
