import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from './stage.ts';

/** The files of nats-server, for what a power cut or a bad disk does to them. Only while it does not run. */
export class BrokerStore {
  private readonly stage: Stage;
  private readonly folder: string;
  private readonly copy: string;

  constructor(stage: Stage) {
    this.stage = stage;
    this.folder = join(stage.dataFolder, 'nats');
    this.copy = join(stage.dataFolder, 'nats-before');
  }

  /** Takes the store as it is now, for a later `rewind`. The server stands still meanwhile, so its files are of one moment. */
  async snapshot(): Promise<void> {
    await this.stage.pause('nats');
    try {
      rmSync(this.copy, { recursive: true, force: true });
      cpSync(this.folder, this.copy, { recursive: true });
    } finally {
      this.stage.resume('nats');
    }
  }

  /** Kills the server, changes its files, starts it again. */
  async whileDown(change: (store: { folder: string }) => void): Promise<void> {
    await this.stage.halt('nats');
    change({ folder: this.folder });
    await this.stage.start('nats');
  }

  rewind(): Promise<void> {
    return this.whileDown(({ folder }) => {
      rmSync(folder, { recursive: true, force: true });
      cpSync(this.copy, folder, { recursive: true });
    });
  }

  wipe(): Promise<void> {
    return this.whileDown(({ folder }) => {
      for (const entry of readdirSync(folder)) rmSync(join(folder, entry), { recursive: true, force: true });
    });
  }

  /** Turns one bit in the middle of a block of the owner's stream; answers which file. */
  async flipBit(stream: string): Promise<string> {
    let flipped = '';
    await this.whileDown(({ folder }) => {
      const blocks = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes(`/${stream}/`) && name.endsWith('.blk'));
      const block = blocks.toSorted()[0];
      if (block === undefined) throw new Error(`the stream ${stream} has no block`);
      const bytes = readFileSync(join(folder, block));
      const middle = Math.floor(bytes.length / 2);
      bytes[middle] = (bytes[middle] ?? 0) ^ 0b100;
      writeFileSync(join(folder, block), bytes);
      flipped = block;
    });
    return flipped;
  }
}
