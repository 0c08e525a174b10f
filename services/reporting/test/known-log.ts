import type { FactEnvelope } from '@haicap/contracts';
import type { OrderedFact, OwnerLog } from '@haicap/outbox';

/** A fact as it travels. */
export function toEnvelope(fact: OrderedFact): FactEnvelope {
  const { eventId, type, aggregateId, version, at, actor, data } = fact;
  return {
    specversion: '1.0', id: eventId, source: '/dossier/dossier', type, subject: aggregateId, time: at, datacontenttype: 'application/json',
    version, actor, traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', data,
  };
}

/** The log of dossiers as far as a rebuild asks it, held in memory. Every answer can be preceded by something happening. */
export class KnownLog implements Pick<OwnerLog, 'list' | 'get'> {
  readonly #entries: { readonly position: number; readonly fact: OrderedFact }[] = [];
  /** Called before each page is answered, with the position after which it is asked. */
  beforePage: (afterPosition: number) => Promise<void> = () => Promise.resolve();
  pageSize = 100;
  /** The most events one answer about single dossiers holds; what does not fit is asked for again. */
  answerSize = 1_000;

  /** Appends facts; `at` puts them at a lower position than the last one, as a transaction does that commits late. */
  append(facts: readonly OrderedFact[], at?: number): void {
    for (const fact of facts) this.#entries.push({ position: at ?? (this.#entries.at(-1)?.position ?? 0) + 10, fact });
    this.#entries.sort((a, b) => a.position - b.position);
  }

  async list(afterPosition: string) {
    await this.beforePage(Number(afterPosition));
    const rest = this.#entries.filter(({ position }) => position > Number(afterPosition));
    const page = rest.slice(0, this.pageSize);
    return {
      events: page.map(({ position, fact }) => ({ position: String(position), fact: toEnvelope(fact) })),
      lastPosition: String(page.at(-1)?.position ?? afterPosition), more: rest.length > page.length,
    };
  }

  get(aggregates: readonly { readonly aggregateId: string; readonly fromVersion: number }[]) {
    return Promise.resolve(aggregates.flatMap(({ aggregateId, fromVersion }) =>
      this.#entries.filter(({ fact }) => fact.aggregateId === aggregateId && fact.version >= fromVersion).map(({ fact }) => toEnvelope(fact)))
      .slice(0, this.answerSize));
  }
}
