import { lookUpSummary, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { formatOffsetTime, localDateOf, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Installation } from '../installation.js';
import { NO_FIGURES, questionOf } from './figure-question.js';
import { FiguresStore } from './figures.store.js';
import { resolvePeriod } from './period.js';

/** The figures of the whole province. They are public sums, so they are read in the scope of the installation. */
@Injectable()
export class LookUpSummary {
  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: Installation,
    private readonly figures: FiguresStore,
  ) {}

  async run(request: RpcRequest<typeof lookUpSummary>): Promise<Result<RpcReply<typeof lookUpSummary>, Refusal>> {
    const period = resolvePeriod(request, localDateOf(this.installation.clock.now()));
    if (!period.ok) return period;
    const question = questionOf(period.value, null, { unitIds: null, field: null, procedureCode: null });
    const answer = await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.figures.answer(tx, question), { onlyReads: true });
    return ok({
      ...period.value, computedAt: formatOffsetTime(answer.computedAt), appliedEvents: answer.appliedEvents,
      figures: answer.figures.get('') ?? NO_FIGURES,
    });
  }
}
