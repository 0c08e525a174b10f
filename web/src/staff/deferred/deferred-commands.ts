import type { DeferrableAction, DeferredCommand } from '@haicap/contracts';
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Problem } from '../../api/client.js';
import { askAsPerson, useWriting } from '../../session/as-person.js';
import { useSession } from '../../session/own-session.js';
import { accountOf } from '../../session/session-keeper.js';
import { useStreamState } from '../live/work-live.js';
import { DEFERRED_KEY, endedBetween, lookAgainMs, waitingOf, withCommand, type DeferredAnswer, type OwnDeferred } from './waiting.js';

const DESKS: ReadonlySet<string> = new Set(['one-stop-officer', 'specialist', 'chair']);

export interface Heard {
  readonly answer: DeferredAnswer;
  /** When this page heard of it, by its own clock. */
  readonly atMs: number;
}

/** What this tab knows of a command beside what the server keeps: the sentence of its page, and who takes back what was written. */
export interface Noted {
  readonly sentence?: string | undefined;
  readonly onUndone?: ((body: Readonly<Record<string, unknown>>) => void) | undefined;
}
export const noted = new Map<string, Noted>();

/** The own commands of the last days, and when they were heard of. */
export function useDeferredCommands(): Heard | undefined {
  const account = accountOf(useSession());
  const isOfficer = account?.posts.some(({ role }) => DESKS.has(role)) === true;
  const isLive = useStreamState() === 'live';
  const { data } = useQuery({
    queryKey: DEFERRED_KEY, enabled: isOfficer,
    queryFn: async (): Promise<Heard> => ({ answer: await askAsPerson<DeferredAnswer>('/api/v1/deferred-commands?limit=50'), atMs: Date.now() }),
    refetchInterval: ({ state }) => lookAgainMs(state.data?.answer.items ?? [], isLive),
  });
  return data;
}

/** The own command that waits on a dossier; its page offers nothing else meanwhile. */
export function useWaitingOn(dossierId: string): OwnDeferred | undefined {
  const heard = useDeferredCommands();
  return heard && waitingOf(heard.answer.items).find((one) => one.dossierId === dossierId);
}

/** Reads dossiers anew once a command on them has ended. */
export function useReadAnewWhenEnded(heard: Heard | undefined): void {
  const queries = useQueryClient();
  const before = useRef<readonly OwnDeferred[]>([]);
  useEffect(() => {
    if (heard === undefined) return;
    const ended = endedBetween(before.current, heard.answer.items);
    before.current = heard.answer.items;
    if (ended.length > 0) readAnew(queries, ended.map(({ dossierId }) => dossierId));
  }, [heard, queries]);
}

/** Lists, and whatever is known of these dossiers. */
function readAnew(queries: QueryClient, dossierIds: readonly string[]): void {
  void queries.invalidateQueries({ predicate: ({ queryKey: [first, ...rest] }) =>
    first === 'dossiers' || first === 'dossiers-found' || first === 'consultations' || rest.some((part) => dossierIds.some((id) => part === id)) });
}

export interface Deferral extends Noted {
  readonly dossierId: string;
  /** The version that was seen. */
  readonly version: number;
  readonly command: DeferrableAction;
  /** The body of the direct command. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Shows in the bar of undo what the owner keeps now. */
export async function noteKept(queries: QueryClient, kept: DeferredCommand, { body = {}, sentence, onUndone }: Pick<Deferral, 'body' | 'sentence' | 'onUndone'>): Promise<void> {
  noted.set(kept.deferredCommandId, { sentence, onUndone });
  await queries.cancelQueries({ queryKey: DEFERRED_KEY });
  queries.setQueryData<Heard>(DEFERRED_KEY, (heard) => ({ answer: withCommand(heard?.answer, { ...kept, body: { ...body } }, kept.keptAt), atMs: Date.now() }));
}

export interface Deferring {
  readonly busy: boolean;
  /** Why it was refused at once; the page shows it where the button is. */
  readonly problem: Problem | null;
  /** What is kept now, or undefined when there is a problem to show. */
  run(deferral: Deferral): Promise<DeferredCommand | undefined>;
}

/**
 * Does something that can be taken back for ten seconds, instead of asking first: `const deferring = useDeferring()`, then
 * `await deferring.run({ dossierId, version, command: 'transfer', body: { toUnitId, reasonCode, reasonText }, sentence, onUndone: (body) => fillFormAgain(body) })`.
 * `sentence` says in the language of the page what was done. The bar of the frame counts the seconds and takes it back (Ctrl Z); what is refused later is told there, also after a reload. The server keeps it, so the page may be left at once.
 */
export function useDeferring(): Deferring {
  const { busy, problem, run: write } = useWriting();
  const queries = useQueryClient();
  const run = async ({ dossierId, version, command, body = {}, sentence, onUndone }: Deferral): Promise<DeferredCommand | undefined> => {
    const kept = await write<DeferredCommand>({ method: 'POST', path: `/api/v1/dossiers/${dossierId}/deferred-commands`, version, body: { command, body } });
    if (kept === undefined) return undefined;
    await noteKept(queries, kept, { body, sentence, onUndone });
    return kept;
  };
  return { busy, problem, run };
}
