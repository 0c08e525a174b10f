import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CliFailure, EXIT } from '../../cli/failure.ts';

const PIECE = Buffer.alloc(1 << 20);

/** A file system of so many megabytes in memory, mounted over a folder of an installation; only root can do that. */
export class SmallDisk {
  private readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static mount(folder: string, megabytes: number): SmallDisk {
    if (process.getuid?.() !== 0) throw new CliFailure(EXIT.checks, 'a full disk needs a small file system, and only root may mount one');
    mkdirSync(folder, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', folder]);
    return new SmallDisk(folder);
  }

  /** Writes until there is no byte left. */
  fill(): void {
    for (const size of [PIECE.length, 4_096, 1]) {
      try {
        for (;;) appendFileSync(join(this.folder, 'ballast'), PIECE.subarray(0, size));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
  }

  free(): void {
    rmSync(join(this.folder, 'ballast'), { force: true });
  }

  unmount(): void {
    execFileSync('umount', ['-l', this.folder]);
  }
}
