import { createReadStream, createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ChainSource } from '@haicap/outbox';
import { z } from 'zod';
import { CliFailure, EXIT, reasonOf } from '../failure.ts';

const hex = z.string().regex(/^([0-9a-f]{2})*$/);
const chainFile = z.object({
  head: z.object({ seq: z.int(), hash: hex }),
  unsealed: z.array(z.object({ id: z.string(), late: z.boolean() })),
});
const manifestFile = z.object({ schema: z.literal(1), publicKey: z.base64(), services: z.record(z.string().regex(/^[a-z-]+$/), chainFile) });
type Manifest = z.infer<typeof manifestFile>;

type Rows = ChainSource extends { rows(): AsyncIterable<readonly (infer Row)[]> } ? Row : never;

const PORTION = 5_000;
export const CHECKPOINTS = 'checkpoints';
const MANIFEST = 'manifest.json';

/** What is to be exported: the key, what was stated, and every chain, read in one snapshot of it. */
export type Trails = {
  publicKey: string;
  storeFolder: string;
  services: readonly string[];
  inSnapshot<T>(service: string, work: (source: ChainSource) => Promise<T>): Promise<T>;
};

/** Writes what was stated, then the chains, in this order: what is stated meanwhile lies beyond a chain that was read before. */
export async function exportTrails(folder: string, { publicKey, storeFolder, services, inSnapshot }: Trails): Promise<void> {
  await copyStated(storeFolder, join(folder, CHECKPOINTS));
  const chains: Manifest['services'] = {};
  for (const service of services) chains[service] = await inSnapshot(service, (source) => exportChain(folder, service, source));
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify({ schema: 1, publicKey, services: chains } satisfies Manifest, null, 2)}\n`, { mode: 0o600 });
}

async function copyStated(storeFolder: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  // Nothing was stated yet in an installation without the folder. Drafts, which come and go, begin with a dot.
  if (existsSync(storeFolder)) await cp(storeFolder, target, { recursive: true, filter: (path) => path === storeFolder || !basename(path).startsWith('.') });
}

/** Writes the chain of a service as it is, one row a line, so that somebody else can recompute it without the database. */
async function exportChain(folder: string, service: string, source: ChainSource): Promise<Manifest['services'][string]> {
  const head = await source.head();
  const lines = async function* () {
    for await (const rows of source.rows()) {
      yield rows.map(({ prev_hash: previous, hash, ...row }) => `${JSON.stringify({ ...row, prev_hash: previous.toString('hex'), hash: hash.toString('hex') })}\n`).join('');
    }
  };
  await pipeline(Readable.from(lines()), createWriteStream(join(folder, `${service}.ndjson`), { mode: 0o600 }));
  const unsealed = await source.unsealed();
  return { head: { seq: head?.seq ?? 0, hash: head?.hash.toString('hex') ?? '' }, unsealed: [...unsealed] };
}

export function readManifest(folder: string): Manifest {
  try {
    return manifestFile.parse(JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')));
  } catch (error) {
    throw new CliFailure(EXIT.usage, `${folder} holds no exported audit trail (${reasonOf(error).slice(0, 200)})`, 'make one with ./haicap verify-audit --export <folder>');
  }
}

/** The chain of a service as it was exported, in one snapshot. */
export class ExportedChain implements ChainSource {
  private readonly folder: string;
  private readonly service: string;
  private readonly chain: Manifest['services'][string];

  constructor(folder: string, service: string, chain: Manifest['services'][string]) {
    this.folder = folder;
    this.service = service;
    this.chain = chain;
  }

  async* rows(): AsyncGenerator<readonly Rows[]> {
    let portion: Rows[] = [];
    const file = join(this.folder, `${this.service}.ndjson`);
    for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
      const row = JSON.parse(line) as Omit<Rows, 'prev_hash' | 'hash'> & { prev_hash: string; hash: string };
      portion.push({ ...row, prev_hash: Buffer.from(row.prev_hash, 'hex'), hash: Buffer.from(row.hash, 'hex') });
      if (portion.length === PORTION) {
        yield portion;
        portion = [];
      }
    }
    if (portion.length > 0) yield portion;
  }

  head() {
    const { seq, hash } = this.chain.head;
    return Promise.resolve({ seq, hash: Buffer.from(hash, 'hex') });
  }

  unsealed() {
    return Promise.resolve(this.chain.unsealed);
  }
}
