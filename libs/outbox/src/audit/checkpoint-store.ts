import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Signed } from './audit-signing.js';

const signed = { keyId: z.string(), signature: z.base64() };
const place = { service: z.string(), seq: z.int().min(1), hash: z.hex().length(64) };
const checkpointFile = z.object({ ...place, at: z.iso.datetime(), ...signed });
const rootFile = z.object({ day: z.iso.date(), previous: z.hex().length(64).nullable(), leaves: z.array(z.object(place)), root: z.hex().length(64), ...signed });

/** Where a chain stood at a moment: its last row and that row's hash (hexadecimal). */
export type Checkpoint = z.infer<typeof checkpointFile>;
/** What was stated of every chain, by service. */
export type StatedChains = ReadonlyMap<string, readonly Checkpoint[]>;
/** Where all chains stood at the end of a day, as one hash, tied to the root of the day before. */
export type DailyRoot = z.infer<typeof rootFile>;

const SEQ_DIGITS = 16;
const ROOTS = 'daily-roots';
const SERVICE = /^[a-z-]+$/;
const NAME = /^[\w-]+\.json$/;

/**
 * Checkpoints and daily roots in a folder that no database administrator needs to reach: one file each, written once, never
 * changed or removed by the platform. `<service>/<month>/<seq>.json` and `daily-roots/<day>.json`.
 */
export class CheckpointStore {
  constructor(private readonly folder: string) {}

  /** Answers false when there is one at that place already; it stays. */
  keep(checkpoint: Signed<Checkpoint>): Promise<boolean> {
    const name = `${String(checkpoint.seq).padStart(SEQ_DIGITS, '0')}.json`;
    return this.write(join(checkpoint.service, checkpoint.at.slice(0, 'YYYY-MM'.length), name), checkpoint);
  }

  keepRoot(root: Signed<DailyRoot>): Promise<boolean> {
    return this.write(join(ROOTS, `${root.day}.json`), root);
  }

  /** The services with a checkpoint, by name. A volume may hold more than the store, lost+found for one. */
  async services(): Promise<string[]> {
    return (await namesIn(this.folder)).filter((name) => name !== ROOTS && SERVICE.test(name));
  }

  /** Every checkpoint of every service. */
  async chains(): Promise<StatedChains> {
    const chains = new Map<string, Checkpoint[]>();
    for (const service of await this.services()) chains.set(service, await this.checkpoints(service));
    return chains;
  }

  /** Every checkpoint of a service, by seq. */
  async checkpoints(service: string): Promise<Checkpoint[]> {
    const found: Checkpoint[] = [];
    for (const month of await namesIn(join(this.folder, service))) {
      for (const name of await this.filesIn(service, month)) found.push(await this.read(checkpointFile, service, month, name));
    }
    return found.toSorted((a, b) => a.seq - b.seq);
  }

  /** The oldest checkpoint of a service. */
  async firstCheckpoint(service: string): Promise<Checkpoint | undefined> {
    const [month] = await namesIn(join(this.folder, service));
    const [name] = month === undefined ? [] : await this.filesIn(service, month);
    return month === undefined || name === undefined ? undefined : this.read(checkpointFile, service, month, name);
  }

  /** The newest checkpoint of a service made before an instant, or ever. */
  async lastCheckpoint(service: string, before = '9999'): Promise<Checkpoint | undefined> {
    const months = (await namesIn(join(this.folder, service))).filter((month) => month <= before.slice(0, 'YYYY-MM'.length));
    for (const month of months.toReversed()) {
      for (const name of (await this.filesIn(service, month)).toReversed()) {
        const checkpoint = await this.read(checkpointFile, service, month, name);
        if (checkpoint.at < before) return checkpoint;
      }
    }
    return undefined;
  }

  /** The days that have a root, oldest first. */
  async rootDays(): Promise<string[]> {
    return (await this.filesIn(ROOTS)).map((name) => name.slice(0, -'.json'.length));
  }

  root(day: string): Promise<DailyRoot> {
    return this.read(rootFile, ROOTS, `${day}.json`);
  }

  private async filesIn(...path: string[]): Promise<string[]> {
    return (await namesIn(join(this.folder, ...path))).filter((name) => NAME.test(name));
  }

  private async read<T extends z.ZodType>(schema: T, ...path: string[]): Promise<z.infer<T>> {
    const file = join(...path);
    try {
      return schema.parse(JSON.parse(await readFile(join(this.folder, file), 'utf8')));
    } catch (error) {
      throw new Error(`${file} in the store of checkpoints cannot be read`, { cause: error });
    }
  }

  // Whole or not at all, and on the disk before anybody relies on it; a link, unlike a rename, never replaces what is there.
  private async write(file: string, value: unknown): Promise<boolean> {
    const path = join(this.folder, file);
    await mkdir(dirname(path), { recursive: true });
    const draft = join(dirname(path), `.${randomUUID()}`);
    const handle = await open(draft, 'wx', 0o444);
    try {
      await handle.writeFile(`${JSON.stringify(value, null, 2)}\n`);
      await handle.sync();
      await link(draft, path);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      return false;
    } finally {
      await handle.close();
      await rm(draft, { force: true });
    }
  }
}

/** What a folder holds, in order; nothing when it is not there yet. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.')).toSorted();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
