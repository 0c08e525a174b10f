import { hash } from 'node:crypto';
import { HTTP_ROUTES, keepFilingDraft, receiveDossier, removeFilingDraft, trackDossierRoute, type HttpRoute, type RpcContract } from '@haicap/contracts';
import type { FastifyRequest } from 'fastify';
import type { Composed } from '../edge/answer.js';
import { languageOf } from '../edge/problem.js';
import { TimelineFeed } from '../timeline/timeline.feed.js';
import { KeptAnswers } from './kept-answers.js';

/** A fact that comes late, or through another replica, is made up for by then. */
const TRACKED_KEPT_MS = 15_000;
/** Nothing is heard of pages through other replicas. */
const PAGES_KEPT_MS = 1_000;
const CHARS_MAX = 16_000_000;
const SWEEP_MS = 5_000;
/** Reporting changes with every fact, and has its own promise how fresh it is. */
const OWNERS_OF_PAGES = new Set(['dossier', 'registry']);
/** Of what they change nothing that is kept tells: a dossier that is new, and what nobody but its citizen sees. */
const UNTOLD: readonly RpcContract[] = [receiveDossier, keepFilingDraft, removeFilingDraft];

/** Where an answer lies, or would. */
export interface Place {
  readonly kept: KeptAnswers<Composed>;
  readonly key: string;
  /** Of which thing an answer tells. */
  readonly aboutOf: (body: unknown) => string;
}

type Feed = Pick<TimelineFeed, 'listen' | 'isFollowing'>;

/** How long answers are kept at most, where it is not as usual. */
export interface KeptFor {
  readonly trackedMs?: number;
  readonly pagesMs?: number;
}

/**
 * Answers that whoever asks again gets without the owner being asked: public pages, and what the keys of a receipt open. A change that goes
 * through this replica is seen at once. Of a dossier, a change from anywhere else is seen with its fact; while facts do not reach this replica, nothing
 * of a dossier is kept. What the owner witnesses it does once an hour for the same reader, so an answer that is seconds old is no look of its own.
 */
export class KeepAnswers {
  private readonly tracked: KeptAnswers<Composed>;
  private readonly pages: KeptAnswers<Composed>;
  private stopListening: (() => void) | undefined;
  private sweeping: NodeJS.Timeout | undefined;

  constructor(private readonly feed: Feed, private readonly now: () => number = () => performance.now(), { trackedMs = TRACKED_KEPT_MS, pagesMs = PAGES_KEPT_MS }: KeptFor = {}) {
    this.tracked = new KeptAnswers({ keptMs: trackedMs, charsMax: CHARS_MAX });
    this.pages = new KeptAnswers({ keptMs: pagesMs, charsMax: CHARS_MAX });
  }

  start(): void {
    this.sweeping = setInterval(() => this.sweep(), SWEEP_MS).unref();
  }

  stop(): void {
    clearInterval(this.sweeping);
    this.leave();
  }

  /** Where the answer to a request lies, or would; undefined for what the owner is asked every time. */
  placeOf(route: HttpRoute, { url, headers, body }: Pick<FastifyRequest, 'url' | 'headers' | 'body'>): Place | undefined {
    if (PAGES.has(route)) return { kept: this.pages, key: `${languageOf(headers['accept-language'])} ${url}`, aboutOf: () => 'pages' };
    if (route !== trackDossierRoute) return undefined;
    // The keys of a receipt need not lie in memory themselves. What is no right question was never answered, and so never kept.
    const key = hash('sha256', `${languageOf(headers['accept-language'])} ${JSON.stringify(body)}`, 'base64url');
    return { kept: this.tracked, key, aboutOf: (answer) => (answer as { dossierId: string }).dossierId };
  }

  find(place: Place): Composed | undefined {
    if (place.kept === this.tracked && !this.feed.isFollowing) return undefined;
    return place.kept.find(place.key, this.now());
  }

  /** Asks the owner, and keeps what may be given again. */
  async asking(place: Place, ask: () => Promise<{ body: unknown; composed: Composed }>): Promise<Composed> {
    if (place.kept === this.tracked) this.listen();
    const [askedAt, wasFollowing] = [place.kept.ask(), place.kept === this.pages || this.feed.isFollowing];
    const { body, composed } = await ask();
    if (wasFollowing) place.kept.keep(place.key, askedAt, { value: { ...composed, text: Buffer.from(composed.text) }, about: place.aboutOf(body), chars: composed.text.length }, this.now());
    return composed;
  }

  /** A command has been passed on, whatever became of it. */
  forget(contract: RpcContract, request: unknown): void {
    if (contract.kind !== 'command' || !OWNERS_OF_PAGES.has(contract.service) || UNTOLD.includes(contract)) return;
    const dossierId = typeof request === 'object' && request !== null && 'dossierId' in request ? request.dossierId : undefined;
    if (contract.service === 'dossier' && typeof dossierId === 'string') return this.tracked.forget(dossierId);
    this.tracked.forgetAll();
    this.pages.forgetAll();
  }

  // Half a million facts of a load need not travel here while nobody looks at anything.
  private listen(): void {
    this.stopListening ??= this.feed.listen({ onFact: (fact) => this.tracked.forget((fact as { subject: string }).subject), onGap: () => this.tracked.forgetAll() });
  }

  private leave(): void {
    this.stopListening?.();
    this.stopListening = undefined;
    this.tracked.forgetAll();
  }

  private sweep(): void {
    for (const kept of [this.tracked, this.pages]) kept.sweep(this.now());
    if (this.tracked.size === 0) this.leave();
  }
}

/** Public pages: they depend on nothing but their address and the language. */
export const PAGES: ReadonlySet<HttpRoute> = new Set(HTTP_ROUTES.filter(isPage));

function isPage({ privacy, method, stream, file, limits, deprecated, rpcs }: HttpRoute): boolean {
  return privacy === 'public' && method === 'GET' && stream === 'none' && file.length === 0 && limits.length === 0 && deprecated === undefined
    && rpcs.every(({ access, service }) => access === 'public' && OWNERS_OF_PAGES.has(service));
}
