import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '@haicap/contracts';
import { localDateOf } from '@haicap/kernel';
import { throughLineage } from '@haicap/policy';
import { withScope, type Scope } from '@haicap/service-kit';
import { readScope } from '../file/file.js';
import { Installation } from '../installation.js';
import { SignatoryStore } from './signatory.store.js';

/** The rows a person's questions may touch today: by the posts of the token, in their units and in what these took over; nothing by a post in a unit that is gone. */
@Injectable()
export class FindReadScope {
  constructor(private readonly dataSource: DataSource, private readonly signatories: SignatoryStore, private readonly installation: Installation) {}

  async of({ posts }: Actor): Promise<Scope> {
    if (posts.length === 0) return { kind: 'none' };
    const lineage = await withScope(this.dataSource, { kind: 'none' }, (tx) => this.signatories.successions.lineage(tx, posts.map(({ unitId }) => unitId), localDateOf(this.installation.clock.now())));
    return readScope(throughLineage(posts, lineage));
  }
}
