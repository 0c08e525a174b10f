import { DEFERRED_KEY } from '../deferred/waiting.js';

/** Lists in which a changed dossier may stand, come or go. */
const LISTS: ReadonlySet<unknown> = new Set(['dossiers', 'dossiers-found', 'consultations']);

/** What the stream said since the screens were last told: which dossiers changed, or that anything may have. */
export class Changes {
  private readonly dossiers = new Set<string>();
  private isDeferred = false;
  private isAll = false;

  dossier(dossierId: string): void {
    this.dossiers.add(dossierId);
  }

  /** An own command has ended. */
  deferred(): void {
    this.isDeferred = true;
  }

  all(): void {
    this.isAll = true;
  }

  /** Whether what was read under a key may be old: a list of dossiers, or something about one that changed. */
  concern(queryKey: readonly unknown[]): boolean {
    const [first] = queryKey;
    if (LISTS.has(first)) return this.isAll || this.dossiers.size > 0;
    if (first === DEFERRED_KEY[0]) return this.isAll || this.isDeferred;
    if (this.isAll) return typeof first === 'string' && first.startsWith('dossier');
    return queryKey.some((part) => typeof part === 'string' && this.dossiers.has(part));
  }
}
