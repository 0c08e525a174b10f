import type { DossierPresence, WorkDossierEvent } from '@haicap/contracts';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { StreamEvent } from '../../api/event-stream.js';
import { shareStream, type StreamState } from '../../api/one-stream-for-tabs.js';
import { useSession } from '../../session/own-session.js';
import { Changes } from './stale.js';

const PATH = '/api/v1/work/live';
/** Changes of this long go together: a list is read once for them. */
const GATHER_MS = 1_000;

/** How the stream stands and who is at which dossier, as all screens of this tab see it. */
class WorkLive {
  private readonly watchers = new Set<() => void>();
  private readonly people = new Map<string, DossierPresence['people']>();
  private now: StreamState = 'opening';

  readonly subscribe = (changed: () => void): (() => void) => {
    this.watchers.add(changed);
    return () => void this.watchers.delete(changed);
  };

  readonly state = (): StreamState => this.now;

  readonly peopleAt = (dossierId: string): DossierPresence['people'] | undefined => this.people.get(dossierId);

  stand(state: StreamState): void {
    this.now = state;
    this.tell();
  }

  show({ dossierId, people }: DossierPresence): void {
    this.people.set(dossierId, people);
    this.tell();
  }

  forget(dossierId: string): void {
    if (this.people.delete(dossierId)) this.tell();
  }

  private tell(): void {
    for (const changed of this.watchers) changed();
  }
}

export const workLive = new WorkLive();

export const useStreamState = (): StreamState => useSyncExternalStore(workLive.subscribe, workLive.state);

/** Follows the work of the own units while an officer is signed in, and makes stale what it changes. */
export function useWorkLive(): void {
  const session = useSession();
  const queries = useQueryClient();
  const accountId = session.kind === 'signed-in' && session.account !== undefined && session.account.kind !== 'citizen' ? session.account.accountId : undefined;
  useEffect(() => {
    if (accountId === undefined) return undefined;
    const gathered = new Gathered(queries);
    const leave = shareStream({ name: `haicap-work-${accountId}`, path: PATH, onEvent: (event) => takeIn(event, gathered), onState: (state) => workLive.stand(state) });
    return () => {
      leave();
      gathered.stop();
    };
  }, [accountId, queries]);
}

function takeIn({ event, data }: StreamEvent, gathered: Gathered): void {
  if (event === 'presence') workLive.show(JSON.parse(data) as DossierPresence);
  if (event === 'dossier') gathered.add((changes) => changes.dossier((JSON.parse(data) as WorkDossierEvent).dossierId));
  if (event === 'deferred') gathered.add((changes) => changes.deferred());
  if (event === 'resync') gathered.add((changes) => changes.all());
}

/** The first change is shown soon; those that follow within a second go together. A tab nobody looks at reads when it is looked at again. */
class Gathered {
  private changes = new Changes();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly queries: QueryClient) {}

  add(change: (changes: Changes) => void): void {
    change(this.changes);
    this.timer ??= setTimeout(() => this.tell(), GATHER_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private tell(): void {
    const changes = this.changes;
    [this.changes, this.timer] = [new Changes(), undefined];
    void this.queries.invalidateQueries({ predicate: ({ queryKey }) => changes.concern(queryKey), refetchType: document.visibilityState === 'visible' ? 'active' : 'none' });
  }
}
