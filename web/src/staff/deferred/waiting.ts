import type { DeferrableAction, DeferredCommand, listDeferredCommands, RpcReply } from '@haicap/contracts';
import { ProblemError, type Problem } from '../../api/client.js';
import { isDecided } from '../../session/refusals.js';
import { t } from '../../text/language.js';

export type DeferredAnswer = RpcReply<typeof listDeferredCommands>;
export type OwnDeferred = DeferredAnswer['items'][number];

/** The live stream makes it stale when one of them ends. */
export const DEFERRED_KEY: readonly string[] = ['deferred-commands'];

/** While something waits and the stream tells its end, a look now and then for what the stream may have lost; without a stream the look is all there is. */
const [LOOK_BESIDE_STREAM_MS, LOOK_ALONE_MS] = [15_000, 3_000];

/** After how long to look again by oneself; never while nothing waits. */
export function lookAgainMs(items: readonly OwnDeferred[], isLive: boolean): number | false {
  if (waitingOf(items).length === 0) return false;
  return isLive ? LOOK_BESIDE_STREAM_MS : LOOK_ALONE_MS;
}

/** Milliseconds until a command takes effect, told by the clock of the server as it was when this page heard of it; never below zero. */
export function msLeft(effectiveAfter: string, heard: { readonly serverNow: string; readonly atMs: number }, nowMs: number): number {
  return Math.max(0, Date.parse(effectiveAfter) - Date.parse(heard.serverNow) - (nowMs - heard.atMs));
}

/** What waits, the latest first: Ctrl Z takes back what was done last. */
export const waitingOf = (items: readonly OwnDeferred[]): OwnDeferred[] => items.filter(({ state }) => state === 'pending');

/** What was not carried out and nobody has said "seen" to, the latest first. */
export const untoldOf = (items: readonly OwnDeferred[], seen: ReadonlySet<string>): OwnDeferred[] =>
  items.filter(({ state, deferredCommandId }) => state === 'refused' && !seen.has(deferredCommandId));

/** What has ended between two answers: the pages that show these dossiers are stale. */
export function endedBetween(before: readonly OwnDeferred[], after: readonly OwnDeferred[]): OwnDeferred[] {
  const waited = new Set(waitingOf(before).map(({ deferredCommandId }) => deferredCommandId));
  return after.filter(({ deferredCommandId, state }) => state !== 'pending' && waited.has(deferredCommandId));
}

/** An answer with a command in its newest form: put before the others, or in its place. */
export function withCommand(answer: DeferredAnswer | undefined, command: OwnDeferred, serverNow: string): DeferredAnswer {
  const items = answer?.items ?? [];
  const isKnown = items.some(({ deferredCommandId }) => deferredCommandId === command.deferredCommandId);
  return { ...answer, now: serverNow, items: isKnown ? items.map((one) => (one.deferredCommandId === command.deferredCommandId ? command : one)) : [command, ...items] };
}

const WORDS: Readonly<Record<DeferrableAction, (code: string) => string>> = {
  assign: (code) => t('Đã giao hồ sơ {{code}}', { code }),
  transfer: (code) => t('Đã chuyển hồ sơ {{code}}', { code }),
  'request-supplement': (code) => t('Đã yêu cầu bổ sung hồ sơ {{code}}', { code }),
  'request-intake-supplement': (code) => t('Đã yêu cầu bổ sung trước khi tiếp nhận hồ sơ {{code}}', { code }),
  'submit-for-approval': (code) => t('Đã trình hồ sơ {{code}}', { code }),
  'return-approval': (code) => t('Đã trả lại hồ sơ trình {{code}}', { code }),
  complete: (code) => t('Đã hoàn thành hồ sơ {{code}}', { code }),
  'return-result': (code) => t('Đã trả kết quả hồ sơ {{code}}', { code }),
};

/** What was done, where the page that did it says nothing better. */
export const wordsOf = ({ command, dossierCode }: Pick<DeferredCommand, 'command' | 'dossierCode'>): string => WORDS[command](dossierCode);

/** Takes many back, one after another. One that was carried out meanwhile stays, and is told by what has become of it; what else kept one from it is answered. */
export async function takeBackEach(ids: readonly string[], takeBack: (id: string) => Promise<void>, tell: (left: number) => void): Promise<Problem | null> {
  let problem: Problem | null = null;
  for (const [at, id] of ids.entries()) {
    try {
      await takeBack(id);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (!isDecided(error.problem)) problem ??= error.problem;
    }
    tell(ids.length - at - 1);
  }
  return problem;
}
