import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMetrics, type Metrics } from '@haicap/service-kit';
import { RedeemTicket } from '../src/download/redeem-ticket.js';
import { ExpireFiles } from '../src/expiry/expire-files.js';
import { ReconcileFiles } from '../src/reconcile/reconcile-files.js';
import { UpkeepWorker } from '../src/reconcile/upkeep.worker.js';
import type { FileStorage } from '../src/storage/file-storage.js';
import { openStorage } from '../src/storage/open-storage.js';
import { filesRig, logger, type FilesRig } from './files-rig.js';
import { aPdf } from './samples.js';

/** A disk on which some files cannot be read or removed any more, and some not even looked at. */
class DamagedStorage {
  readonly unreadable = new Set<string>();
  readonly unseen = new Set<string>();
  readonly listed: string[] = [];

  over(storage: FileStorage): FileStorage {
    const unless = <T>(fileId: string, work: (fileId: string) => Promise<T>, damaged = this.unreadable): Promise<T> =>
      (damaged.has(fileId) ? Promise.reject(new Error('EIO: i/o error')) : work(fileId));
    return {
      keep: (fileId, path) => storage.keep(fileId, path),
      open: (fileId) => unless(fileId, (id) => storage.open(id)),
      sizeOf: (fileId) => unless(fileId, (id) => storage.sizeOf(id), this.unseen),
      remove: (fileId) => unless(fileId, (id) => storage.remove(id)),
      list: (part) => {
        this.listed.push(part);
        return storage.list(part);
      },
    };
  }
}

const disk = new DamagedStorage();
let rig: FilesRig;
beforeAll(async () => {
  rig = await filesRig({ storage: async (folder) => disk.over(await openStorage({ filesDir: folder })) });
}, 60_000);
afterAll(() => rig.close());

const uploaded = async () => (await rig.as('desk').upload(await aPdf())).fileId;
const upkeep = (knowsDossiers: boolean, metrics: Metrics = createMetrics('files')) => new UpkeepWorker({
  expire: rig.app.get(ExpireFiles), reconcile: rig.app.get(ReconcileFiles), tickets: rig.app.get(RedeemTicket),
  knowsDossiers: () => Promise.resolve(knowsDossiers), logger, metrics,
});
const storedCount = async (fileId: string) => (await rig.rows('SELECT 1 FROM stored_file WHERE id = $1', [fileId])).length;

describe('the upkeep of files', () => {
  it('looks at the files behind one that cannot be read, and tells that one', async () => {
    const [broken, altered] = [await uploaded(), await uploaded()];
    disk.unreadable.add(broken);
    writeFileSync(join(rig.folder, 'bytes', altered.slice(-2), altered), (await aPdf()).fill(1, 100, 101));
    rig.clock.advance(25 * 3_600_000);
    const metrics = createMetrics('files');

    await upkeep(false, metrics).run();

    const told = await metrics.registry.metrics();
    for (const problem of ['unreadable', 'altered']) expect(told).toMatch(new RegExp(`haicap_file_problems_total\\{[^}]*problem="${problem}"[^}]*\\} 1`));
    const [row] = await rig.rows<{ n: number }>('SELECT count(*)::int AS n FROM stored_file WHERE verified_at < $1', [rig.clock.now()]);
    expect(row?.n).toBe(0);
  });

  it('comes to the files behind large ones that cannot be read', async () => {
    rig.clock.advance(25 * 3_600_000);
    await upkeep(false).run();
    const broken = [await uploaded(), await uploaded()];
    const good = await uploaded();
    for (const fileId of broken) disk.unseen.add(fileId);
    await rig.rows('UPDATE stored_file SET size_bytes = 40 * 1024 * 1024 WHERE id = ANY($1)', [broken]);
    rig.clock.advance(25 * 3_600_000);

    await upkeep(false).run();

    expect(await rig.rows('SELECT 1 FROM stored_file WHERE id = $1 AND verified_at = $2', [good, rig.clock.now()])).toHaveLength(1);
  });

  it('blames no file while the whole store is away, and looks at all of them when it is back', async () => {
    const fileIds = [await uploaded(), await uploaded()];
    rig.clock.advance(25 * 3_600_000);
    const all = await rig.rows<{ id: string }>(`SELECT id FROM stored_file WHERE state = 'complete'`);
    const stillBroken = new Set(disk.unreadable);
    for (const { id } of all) disk.unreadable.add(id);
    const metrics = createMetrics('files');
    await upkeep(false, metrics).run();

    const told = await metrics.registry.metrics();
    expect(told).toMatch(/haicap_file_upkeep_failures_total\{[^}]*step="verify"[^}]*\} 1/);
    expect(told).not.toContain('haicap_file_problems_total{');
    const waiting = () => rig.rows('SELECT id FROM stored_file WHERE id = ANY($1) AND verified_at IS NOT DISTINCT FROM $2', [fileIds, rig.clock.now()]);
    expect(await waiting()).toHaveLength(0);
    for (const { id } of all) if (!stillBroken.has(id)) disk.unreadable.delete(id);
    await upkeep(false).run();
    expect(await waiting()).toHaveLength(2);
  });

  it('goes on with the next part of the store when one cannot be swept, and removes there what it can', async () => {
    const [stuck, loose] = ['01980000-0000-7000-8000-000000000000', '01980000-0000-7000-8000-000000000100'];
    disk.unreadable.add(stuck);
    const sample = join(rig.folder, 'sample');
    writeFileSync(sample, 'nobody');
    for (const fileId of [stuck, loose]) await rig.storage.keep(fileId, sample);
    for (const fileId of [stuck, loose]) utimesSync(join(rig.folder, 'bytes', '00', fileId), new Date('2025-01-01'), new Date('2025-01-01'));
    const metrics = createMetrics('files');
    const worker = upkeep(false, metrics);

    await worker.run();
    await worker.run();

    expect(disk.listed.slice(-2)).toEqual(['00', '01']);
    expect([await rig.storage.sizeOf(stuck), await rig.storage.sizeOf(loose)]).toEqual([6, null]);
    expect(await metrics.registry.metrics()).toMatch(/haicap_file_upkeep_failures_total\{[^}]*step="sweep"[^}]*\} 1/);
  });

  it('removes the pictures of a document that a crash left half made, an hour later, and tells them once', async () => {
    const staged = rig.staging.pathOf('01980000-0000-7000-8000-000000000200');
    const [old, fresh] = [[`${staged}.in0`, `${staged}.in0.small`, `${staged}.in11`], rig.staging.pathOf('01980000-0000-7000-8000-000000000201')];
    for (const path of [...old, `${fresh}.in0`]) writeFileSync(path, 'a picture of somebody');
    for (const path of old) utimesSync(path, new Date('2025-01-01'), new Date('2025-01-01'));
    const sweep = () => rig.app.get(ReconcileFiles).sweepStaging();

    expect(await sweep()).toBe(1);

    expect([...old, `${fresh}.in0`].map((path) => existsSync(path))).toEqual([false, false, false, true]);
    expect(await sweep()).toBe(0);
  });

  it('lets a file that no dossier named go only when all facts about dossiers are known here', async () => {
    const fileId = await uploaded();
    rig.clock.advance(17 * 24 * 3_600_000);

    await upkeep(false).run();
    expect(await storedCount(fileId)).toBe(1);
    await upkeep(true).run();
    expect(await storedCount(fileId)).toBe(0);
  });
});
