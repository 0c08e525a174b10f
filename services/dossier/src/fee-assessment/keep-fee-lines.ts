import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FeeLineStore, type NewLines, type OwedLine, type Reduction } from './fee-line.store.js';

export type { OwedLine } from './fee-line.store.js';

/** What a dossier owes, for the nouns that take money. */
@Injectable()
export class KeepFeeLines {
  constructor(private readonly lines: FeeLineStore) {}

  async of(tx: EntityManager, dossierId: string): Promise<OwedLine[]> {
    return this.lines.of(tx, dossierId);
  }

  async owing(tx: EntityManager, dossierIds: readonly string[]): Promise<string[]> {
    return this.lines.owing(tx, dossierIds);
  }

  async add(tx: EntityManager, lines: NewLines): Promise<OwedLine[]> {
    return this.lines.add(tx, lines);
  }

  async reduce(tx: EntityManager, dossierId: string, reductions: readonly Reduction[]): Promise<void> {
    await this.lines.reduce(tx, dossierId, reductions);
  }
}
