import { Injectable } from '@nestjs/common';
import type { Refusal } from '@haicap/contracts';
import { ok, type Result } from '@haicap/kernel';
import type { EntityManager } from 'typeorm';
import { PressPool } from '../paper-press/press-pool.js';
import { ComposePaper, type PaperWish } from './compose-paper.js';
import { KeepPaper } from './keep-paper.js';
import type { PaperRow } from './paper.store.js';

/** How a use case of papers opens its transactions: with the scope of whoever asks. */
export type InScope = <T>(work: (tx: EntityManager) => Promise<T>) => Promise<T>;

/** A paper that is there already, or was drawn and can be kept. */
export interface DrawnPaper {
  /** The kept paper, or null when it has to be asked for again. */
  readonly keep: (tx: EntityManager, actor: string) => Promise<PaperRow | null>;
}

/** Finds a paper that says this already, or has it drawn; between the transactions, so that none is open meanwhile. */
@Injectable()
export class DrawPaper {
  constructor(
    private readonly compose: ComposePaper,
    private readonly papers: KeepPaper,
    private readonly press: PressPool,
  ) {}

  async run(inScope: InScope, wish: PaperWish): Promise<Result<DrawnPaper, Refusal>> {
    const composed = await inScope(async (tx) => {
      const paper = await this.compose.run(tx, wish);
      return paper.ok ? ok({ paper: paper.value, kept: await this.papers.find(tx, wish, paper.value) }) : paper;
    });
    if (!composed.ok) return composed;
    const { paper, kept } = composed.value;
    if (kept !== null) return ok({ keep: () => Promise.resolve(kept) });
    const printed = await this.press.print(paper.job);
    return printed.ok ? ok({ keep: (tx, actor) => this.papers.keep(tx, wish, paper, { bytes: printed.value, actor }) }) : printed;
  }
}
