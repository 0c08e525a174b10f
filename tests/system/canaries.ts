import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

/** Somebody who does not exist: place code 000 is never issued, and nobody has such a name. */
export interface Canary { readonly fullName: string; readonly personalNumber: string; readonly phone: string }

const LETTERS = 'bcdfghjklmnpqrstvwxz';
const FOUND_MAX = 50;

/** The same people at every run; each differs from all others in number, phone and name. */
export function canaries(count: number): Canary[] {
  return Array.from({ length: count }, (_, n) => {
    const seed = createHash('sha256').update(`canary ${n}`).digest();
    // Long enough that no cipher text holds one by chance.
    const word = (from: number) => [...seed.subarray(from, from + 10)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
    const digits = String(seed.readUInt32BE(28) % 1_000).padStart(3, '0');
    return {
      fullName: `Kh${word(0)} Ng${word(10)} Tr${word(20)}`,
      personalNumber: `000199${digits}${String(n).padStart(3, '0')}`,
      phone: `0999${digits}${String(n).padStart(3, '0')}`,
    };
  });
}

/** What must not be found: every number, every phone, every word of a name. */
const wordsOf = (people: readonly Canary[]) => people.flatMap(({ fullName, personalNumber, phone }) => [personalNumber, phone, ...fullName.split(' ')]);

/** Looks for people in files and in what an installation holds; each hit says where. */
export class CanaryHunt {
  private readonly folder = mkdtempSync(join(process.env['HAICAP_TEST_TMP'] ?? tmpdir(), 'canaries-'));
  private readonly patterns = join(this.folder, 'patterns');
  private readonly words: readonly string[];

  constructor(people: readonly Canary[]) {
    this.words = wordsOf(people);
    writeFileSync(this.patterns, `${this.words.join('\n')}\n`);
  }

  close(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** Files below these folders, bytes as they lie there, whatever the case. */
  async inFiles(...folders: readonly string[]): Promise<string[]> {
    const words = ['-r', '-a', '-l', '-i', '-F', '-f', this.patterns, ...folders];
    const { stdout } = await promisify(execFile)('grep', words, { maxBuffer: 8 << 20 }).catch((error: { code?: number; stdout: string }) => {
      // grep says with 1 that there is nothing.
      if (error.code === 1) return { stdout: '' };
      throw error;
    });
    return stdout.split('\n').filter((line) => line !== '');
  }

  inText(where: string, text: string): string[] {
    const lower = text.toLowerCase();
    return this.words.filter((word) => lower.includes(word.toLowerCase())).slice(0, FOUND_MAX).map((word) => `${where}: ${word}`);
  }

  /** Every row of every table of a database, as text; what PostgreSQL has compressed on disk is in clear here. Answers the tables. */
  async inDatabase(url: string): Promise<string[]> {
    const dump = mkdtempSync(join(this.folder, 'dump-'));
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      const { rows: tables } = await client.query<{ name: string }>(`SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema')`);
      for (const { name } of tables) {
        const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
        writeFileSync(join(dump, name), rows.map(({ row }) => row).join('\n'));
      }
      return (await this.inFiles(dump)).map((file) => `${new URL(url).pathname} ${basename(file)}`);
    } finally {
      await client.end();
    }
  }

  /** Everything that Redis holds: written to disk without compression, and looked at there. */
  async inRedis(url: string, folder: string): Promise<string[]> {
    await tellRedis(url, ['CONFIG SET rdbcompression no', 'SAVE']);
    return this.inFiles(folder);
  }
}

/** Inline commands of Redis that each answer OK. */
export async function tellRedis(url: string, commands: readonly string[]): Promise<void> {
  const { hostname, port, password } = new URL(url);
  const all = [`AUTH ${decodeURIComponent(password)}`, ...commands, 'QUIT'];
  const said = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.setTimeout(20_000, () => socket.destroy(new Error('Redis does not answer')));
    socket.once('error', reject).once('close', () => resolve(text));
    socket.on('data', (chunk: Buffer) => { text += chunk.toString('latin1'); });
    socket.write(all.map((command) => `${command}\r\n`).join(''));
  });
  if (said.split('\r\n').filter((line) => line === '+OK').length < all.length) throw new Error(`Redis refused: ${said}`);
}
