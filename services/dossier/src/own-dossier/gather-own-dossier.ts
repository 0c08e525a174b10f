import { Injectable } from '@nestjs/common';
import type { Actor, Dossier, Language, OwnDossierData, Refusal } from '@haicap/contracts';
import { ok, type Result } from '@haicap/kernel';
import { ListPayments } from '../cash-book/list-payments.js';
import { ListComponents } from '../component-file/list-components.js';
import { ListCorrections } from '../correction/list-corrections.js';
import { LookUpFiling } from '../filing/look-up-filing.js';
import { ListPapers } from '../paper/list-papers.js';
import { ListResults } from '../result/list-results.js';
import { ListTimeline } from '../timeline/list-timeline.js';

/** Gathers what is kept of one dossier, by the questions its owner could ask one by one. */
@Injectable()
export class GatherOwnDossier {
  constructor(
    private readonly filings: LookUpFiling,
    private readonly components: ListComponents,
    private readonly corrections: ListCorrections,
    private readonly timelines: ListTimeline,
    private readonly payments: ListPayments,
    private readonly results: ListResults,
    private readonly papers: ListPapers,
  ) {}

  async run(dossier: Dossier, actor: Actor, language: Language): Promise<Result<OwnDossierData, Refusal>> {
    const { dossierId } = dossier;
    const filing = await this.filings.run({ dossierId }, actor);
    if (!filing.ok) return filing;
    const components = await this.components.run(dossierId, actor);
    if (!components.ok) return components;
    const corrected = await this.corrections.run({ dossierId }, actor);
    if (!corrected.ok) return corrected;
    const told = await this.told(dossierId, actor, language);
    if (!told.ok) return told;
    return ok({ dossierId, dossier, filing: filing.value, components: components.value.items, ...corrected.value, ...told.value });
  }

  /** What became of it. */
  private async told(dossierId: string, actor: Actor, language: Language): Promise<Result<Pick<OwnDossierData, 'timeline' | 'payments' | 'results' | 'deliveries' | 'papers'>, Refusal>> {
    const timeline = await this.timelines.run({ dossierId, afterVersion: 0 }, actor, language);
    if (!timeline.ok) return timeline;
    const payments = await this.payments.ofDossier({ dossierId }, actor);
    if (!payments.ok) return payments;
    const results = await this.results.run({ dossierId }, actor);
    if (!results.ok) return results;
    const papers = await this.papers.run({ dossierId }, actor);
    if (!papers.ok) return papers;
    return ok({ timeline: timeline.value.entries, payments: payments.value.items, results: results.value.items, deliveries: results.value.deliveries, papers: papers.value.items });
  }
}
