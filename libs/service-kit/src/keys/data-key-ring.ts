import { createSecretKey, type KeyObject } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';

/** The keys of person columns at one moment: one writes, all read. */
export interface HeldKeys {
  readonly keyId: string;
  readonly keys: ReadonlyMap<string, KeyObject>;
}

export interface DataKeyRingSettings {
  /** What an installation begins with; counts while there is no file. */
  readonly first: HeldKeys;
  /** A file with the keys of now, replaced as a whole when they change. */
  readonly path?: string | undefined;
  /** Told when a file cannot be read; the keys of before go on. */
  readonly onProblem?: (problem: Error) => void;
}

const KEY_BYTES = 32;
const LOOK_EVERY_MS = 1_000;
const keyIdForm = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
const ringFile = z.strictObject({
  writes: keyIdForm,
  keys: z.record(keyIdForm, z.base64().transform((text) => Buffer.from(text, 'base64')).refine((bytes) => bytes.length === KEY_BYTES)),
}).refine(({ writes, keys }) => writes in keys);

/**
 * Keys that change while processes run. A process looks at the file once a second, so a new key writes everywhere within one;
 * whoever meets a key it has not heard of looks at once, so nothing that another process wrote is refused meanwhile.
 */
export class DataKeyRing {
  readonly #settings: DataKeyRingSettings;
  #held: HeldKeys;
  #mark = '';
  #lookedAtMs = -Infinity;

  /** Throws when the file is there and cannot be read: a start with wrong keys would write what nobody can read. */
  constructor(settings: DataKeyRingSettings) {
    this.#settings = settings;
    this.#held = settings.first;
    this.#look();
  }

  /** The keys that count now. */
  now(): HeldKeys {
    if (this.#settings.path !== undefined && performance.now() - this.#lookedAtMs >= LOOK_EVERY_MS) this.anew();
    return this.#held;
  }

  /** The keys as they are in the file at this moment. */
  anew(): HeldKeys {
    try {
      this.#look();
    } catch (error) {
      this.#settings.onProblem?.(error instanceof Error ? error : new Error('the key ring cannot be read', { cause: error }));
    }
    return this.#held;
  }

  #look(): void {
    const { path } = this.#settings;
    this.#lookedAtMs = performance.now();
    if (path === undefined) return;
    const found = statSync(path, { throwIfNoEntry: false });
    // A file that goes away takes no key along: what it held is still in the rows.
    if (found === undefined) return;
    const mark = `${found.ino} ${found.mtimeMs} ${found.size}`;
    if (mark === this.#mark) return;
    this.#held = readRing(path);
    this.#mark = mark;
  }
}

function readRing(path: string): HeldKeys {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    // The parser's own words may quote the file, and with it a key.
    throw new Error(`${path} is no key ring (${(error as NodeJS.ErrnoException).code ?? 'no JSON'})`);
  }
  const parsed = ringFile.safeParse(json);
  if (!parsed.success) throw new Error(`${path} is no key ring`);
  return { keyId: parsed.data.writes, keys: new Map(Object.entries(parsed.data.keys).map(([id, bytes]) => [id, createSecretKey(bytes)])) };
}
