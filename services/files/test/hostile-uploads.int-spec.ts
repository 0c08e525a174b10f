import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { LookUpFile } from '../src/file/look-up-file.js';
import { Clamd } from '../src/scan/clamd.js';
import { RecordVerdict } from '../src/scan/record-verdict.js';
import { ScanWorker } from '../src/scan/scan.worker.js';
import { filesRig, logger, PEOPLE, type FilesRig } from './files-rig.js';
import {
  aBomb, aDocxOfOneBomb, aGifThatIsAScript, aHugePicture, aPdfThatIsAnArchive, aPdfThatIsAPage, aPhotoClaimingMuch, aPhotoThatIsAPage, aPictureThatHasLess, aPictureThatHoldsMore,
  manyHeavyTables, nested, SCRIPT,
} from './hostile-samples.js';
import { aDocx, aPdf, aPng, EICAR, plain, type Bytes } from './samples.js';
import { Scanner } from './scanner.js';
import type { TusCaller } from './tus-caller.js';

let rig: FilesRig;
let scanner: Scanner;
let worker: ScanWorker;
beforeAll(async () => {
  [rig, scanner] = await Promise.all([filesRig({ hasScanner: true, limits: { citizenBytesPerDayMax: 1024 ** 3 } }), Scanner.start()]);
  worker = new ScanWorker(new Clamd({ url: scanner.url }), rig.storage, rig.app.get(RecordVerdict), logger);
}, 60_000);
afterAll(async () => {
  await scanner.stop();
  await rig.close();
});

const citizen = (): TusCaller => rig.as('citizen');
/** Every byte that lies anywhere in the folder of the service, by file. */
const bytesKept = () => readdirSync(rig.folder, { recursive: true, encoding: 'utf8' }).map((path) => join(rig.folder, path)).filter((path) => statSync(path).isFile()).toSorted();
const contentOf = (fileId: string) => readFileSync(join(rig.folder, 'bytes', fileId.slice(-2), fileId));
const rowsKept = async () => (await rig.rows<{ n: number }>('SELECT count(*)::integer AS n FROM stored_file'))[0]?.n;

/** Brings it as a citizen does; it has to be refused like this and to leave nothing behind, neither a byte nor a row. */
async function refusedWithoutATrace(bytes: Bytes, code: string, reason?: string, named: { name?: string; type?: string } = {}): Promise<void> {
  const before = [bytesKept(), await rowsKept()];

  const refused = await citizen().upload(bytes, named);

  expect({ code: refused.code, reason: refused.params['reason'] }).toEqual({ code, reason: reason ?? refused.params['reason'] });
  expect([bytesKept(), await rowsKept()]).toEqual(before);
  expect((await citizen().content(refused.fileId)).code).toBe('FILE_NOT_FOUND');
}

describe('malware', () => {
  it('that comes as itself is no kind of file that is taken in', async () => {
    await refusedWithoutATrace(plain(Buffer.from(EICAR)), 'FILE_TYPE_NOT_ALLOWED');
  });

  it.each<[string, () => Promise<Bytes> | Bytes]>([
    ['a PDF', async () => plain(Buffer.concat([await aPdf(), Buffer.from(`\n%${EICAR}`)]))],
    ['a Word document', () => aDocx([{ name: 'word/media/a.txt', data: Buffer.from(EICAR) }])],
  ])('in %s is opened by nobody, whatever they confirm', async (_what, make) => {
    const { fileId, status } = await citizen().upload(await make());
    expect([status, (await citizen().content(fileId)).code]).toEqual([204, 'FILE_NOT_SCANNED']);

    await worker.run();

    expect(await rig.rows('SELECT scan FROM stored_file WHERE id = $1', [fileId])).toEqual([{ scan: 'infected' }]);
    for (const query of ['', '?confirmUnscanned=true']) expect((await citizen().content(fileId, query)).code).toBe('FILE_INFECTED');
  });

  it('behind a picture is not there any more once the picture is kept', async () => {
    const { fileId } = await citizen().upload(plain(Buffer.concat([await aPng(), Buffer.from(EICAR)])));

    await worker.run();

    expect(contentOf(fileId).includes(EICAR)).toBe(false);
    expect((await citizen().content(fileId)).status).toBe(200);
  });
});

describe('a bomb of an archive', () => {
  it.each<[string, () => Bytes, string]>([
    ['unpacks a thousandfold', () => aDocx([aBomb('word/media/a.bin', 90)]), 'archive: ratio'],
    ['says that it holds little, and holds two gibibytes', () => aDocx([aBomb('word/media/a.bin', 2_000, 900_000)]), 'archive: damaged'],
    ['says that it holds nothing at all', () => aDocx([aBomb('word/media/a.bin', 2_000, 0)]), 'archive: damaged'],
    ['says that it holds more than it does', () => aDocx([aBomb('word/media/a.bin', 1, 1_000_000 * 3)]), 'archive: ratio'],
    ['lies in an archive within it', () => nested(1, [aBomb('word/media/a.bin', 90)]), 'archive: ratio'],
    ['lies and lies in an archive within it', () => nested(1, [aBomb('word/media/a.bin', 2_000, 900_000)]), 'archive: damaged'],
    ['is hidden deeper than any document is', () => nested(2), 'archive: nested'],
    ['is made of tables that are harmless one by one', manyHeavyTables, 'archive: unpacked size'],
    ['has more parts than any document has', () => aDocx(Array.from({ length: 300 }, (_, at) => ({ name: `word/${at}.xml`, data: Buffer.from('x') }))), 'archive: entries'],
  ])('that %s is refused and leaves nothing', async (_how, make, reason) => {
    await refusedWithoutATrace(make(), 'FILE_UNREADABLE', reason);
  });

  it('whose list of contents is the bomb is refused and leaves nothing', async () => {
    await refusedWithoutATrace(aDocxOfOneBomb(), 'FILE_TYPE_NOT_ALLOWED');
  });

  it('is not what a document with a table in it is', async () => {
    expect(await citizen().upload(nested(1), { name: 'Tờ trình.docx' })).toMatchObject({ status: 204 });
  });
});

describe('a polyglot', () => {
  it.each<[string, () => Promise<Bytes> | Bytes, string, string]>([
    ['a PDF that is a page', aPdfThatIsAPage, 'FILE_UNREADABLE', 'pdf: something else, too'],
    ['a PDF that is an archive', aPdfThatIsAnArchive, 'FILE_UNREADABLE', 'pdf: something else, too'],
    ['a PDF that is an archive and ends as a PDF', async () => plain(Buffer.concat([await aPdfThatIsAnArchive(), Buffer.from('\n%%EOF\n')])), 'FILE_UNREADABLE', 'pdf: something else, too'],
    ['a page with a PDF in it', async () => plain(Buffer.concat([Buffer.from(`<html>${SCRIPT}</html>\n`), await aPdf()])), 'FILE_TYPE_NOT_ALLOWED', 'unknown'],
    ['a GIF that is a script', aGifThatIsAScript, 'FILE_TYPE_NOT_ALLOWED', 'image/gif'],
    ['a page with a document behind it', () => plain(Buffer.concat([Buffer.from(`<html>${SCRIPT}</html>\n`), aDocx()])), 'FILE_TYPE_NOT_ALLOWED', 'unknown'],
  ])('%s is refused and leaves nothing', async (_what, make, code, reason) => {
    await refusedWithoutATrace(await make(), code, reason);
  });

  it('of a photo and a page is kept as the photo alone, and given out to be stored and run by nothing', async () => {
    const { fileId } = await citizen().upload(await aPhotoThatIsAPage());
    await worker.run();

    const { body, headers } = await citizen().content(fileId);

    expect([contentOf(fileId).includes('script'), body.includes('script')]).toEqual([false, false]);
    expect(Object.fromEntries(headers)).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff', 'content-disposition': `attachment; filename="${fileId}.jpg"` });
  });
});

describe('a name', () => {
  const shown = async (fileId: string) => {
    const found = await rig.app.get(LookUpFile).run(fileId, PEOPLE.citizen);
    return found.ok ? found.value.name : found.error.code;
  };

  it.each<[string, string, string | null]>([
    ['that leads out of the folder', '../../../../etc/cron.d/don.pdf', 'don.pdf'],
    ['that leads out of the folder of another system', '..\\..\\Windows\\System32\\don.pdf', 'don.pdf'],
    ['that is a place of the machine', '/proc/self/environ', 'environ'],
    ['that is nothing but the way up', '../..', null],
    ['that ends twice, with a NUL between', 'don.exe\0.pdf', 'don.exe.pdf'],
    ['that is read from right to left', 'phieu-\u202efdp.pdf', 'phieu-fdp.pdf'],
    ['with lines of a header in it', 'don\r\nSet-Cookie: a=b.pdf', 'donSet-Cookie: a=b.pdf'],
    ['of a device', 'CON.pdf', '_CON.pdf'],
    ['of another device', 'lpt1', '_lpt1'],
    ['that is only unseen', '\u200b\u202e\u2066', null],
    ['with marks beside its letters', 'Đơn xin cấp phép.pdf'.normalize('NFD'), 'Đơn xin cấp phép.pdf'],
  ])('%s is kept as what is left of it, and is no place of this service', async (_what, name, left) => {
    const { fileId, status } = await citizen().upload(await aPdf(), { name });

    expect([status, await shown(fileId)]).toEqual([204, left]);
    await worker.run();
    expect((await citizen().content(fileId)).headers.get('content-disposition')).toBe(`attachment; filename="${fileId}.pdf"`);
    expect(bytesKept().filter((path) => !/\/(bytes\/[0-9a-f]{2}|staging)\/[0-9a-f-]{36}$/.test(path))).toEqual([]);
  });

  it.each(['don\u202efdp.exe', 'don.pdf\0.exe', '../don.pdf/../x.exe'])('that is one of a program in the end is refused: %j', async (name) => {
    await refusedWithoutATrace(await aPdf(), 'FILE_TYPE_DIFFERS', undefined, { name });
  });

  it.each(['../../etc/passwd', '/etc/passwd', '..\\..\\a.xml', 'C:/a.xml', 'word/../../a.xml'])('in an archive that leads out of it is refused: %j', async (name) => {
    await refusedWithoutATrace(aDocx([{ name, data: Buffer.from('x') }]), 'FILE_UNREADABLE', 'archive: damaged');
  });
});

describe('a huge picture', () => {
  it.each<[string, () => Promise<Bytes> | Bytes, string]>([
    ['of 50,000 pixels a side on 300 kilobytes', aHugePicture, 'image: pixels'],
    ['that claims 65,500 pixels a side', aPhotoClaimingMuch, 'image: pixels'],
    ['that claims more than it has', aPictureThatHasLess, 'image: damaged'],
  ])('%s is refused and leaves nothing', async (_what, make, reason) => {
    await refusedWithoutATrace(await make(), 'FILE_UNREADABLE', reason);
  });

  it('that claims little and holds a gibibyte is kept as what it claims, and as nothing of the rest', async () => {
    const { fileId } = await citizen().upload(aPictureThatHoldsMore());

    expect(await sharp(contentOf(fileId)).metadata()).toMatchObject({ width: 30, height: 30 });
    expect(contentOf(fileId).byteLength).toBeLessThan(1_000);
  });
});

describe('the service under all of this', () => {
  it('takes no more than a hundred megabytes, and goes on', async () => {
    const attacks = [aHugePicture(), await aPhotoClaimingMuch(), aDocxOfOneBomb(), aDocx([aBomb('word/media/a.bin', 2_000, 900_000)]), nested(2)];
    const before = process.memoryUsage().rss;

    for (const bytes of attacks) expect((await citizen().upload(bytes)).code).toMatch(/^FILE_/);

    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 ** 2);
    expect((await citizen().upload(await aPdf())).status).toBe(204);
    expect(rig.faults).toEqual([]);
  });
});
