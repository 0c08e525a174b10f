import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { formatDossierCode } from '@haicap/kernel';
import { blocksFor, compareDesks, cutBlocks, deskKey, takeNumbers, CODE_BLOCK_SIZE, type CodeBlock, type DeskDay } from './code-block.js';
import { CodeBlockStore } from './code-block.store.js';

/** Gives codes to dossiers that are being received, from the blocks of their desks. */
@Injectable()
export class TakeCodes {
  constructor(private readonly blocks: CodeBlockStore) {}

  /**
   * One code per desk asked for, in the given order. Every transaction locks the blocks of all desks before any counter
   * and both in sorted order, so two batches never wait for each other in a ring; what it took returns on ROLLBACK.
   */
  async run(tx: EntityManager, wanted: readonly DeskDay[]): Promise<string[]> {
    if (wanted.length === 0) return [];
    const desks = distinctDesks(wanted);
    const open = groupByDesk(await this.blocks.lockOpenBlocks(tx, desks));
    const changed: CodeBlock[] = [];
    const free = new Map<string, number[]>();
    for (const desk of desks) {
      const count = wanted.filter((one) => deskKey(one) === deskKey(desk)).length;
      const taken = takeNumbers(open.get(deskKey(desk)) ?? [], count);
      const added = taken.shortage > 0 ? takeNumbers(await this.#newBlocks(tx, desk, taken.shortage), taken.shortage) : null;
      free.set(deskKey(desk), [...taken.numbers, ...(added?.numbers ?? [])]);
      changed.push(...taken.blocks, ...(added?.blocks ?? []));
    }
    await this.blocks.save(tx, changed);
    return wanted.map((desk) => codeOf(desk, free.get(deskKey(desk))?.shift()));
  }

  async #newBlocks(tx: EntityManager, desk: DeskDay, shortage: number): Promise<CodeBlock[]> {
    const count = blocksFor(shortage);
    return cutBlocks(desk, count, await this.blocks.advanceCounter(tx, desk, count * CODE_BLOCK_SIZE));
  }
}

function distinctDesks(wanted: readonly DeskDay[]): DeskDay[] {
  return [...new Map(wanted.map((desk) => [deskKey(desk), desk])).values()].sort(compareDesks);
}

function groupByDesk(blocks: readonly CodeBlock[]): Map<string, CodeBlock[]> {
  const groups = new Map<string, CodeBlock[]>();
  for (const block of blocks) groups.set(deskKey(block), [...(groups.get(deskKey(block)) ?? []), block]);
  return groups;
}

function codeOf(desk: DeskDay, sequence: number | undefined): string {
  if (sequence === undefined) throw new Error(`no number is left for ${deskKey(desk)}`);
  return formatDossierCode({ agencyCode: desk.agencyCode, receivedOn: desk.localDate, sequence });
}
