import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Problem } from '../../api/client.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { useWriting, writeAsPerson } from '../../session/as-person.js';
import { t } from '../../text/language.js';
import { useCommand } from '../keyboard/commands.js';
import { noted, useDeferredCommands, useReadAnewWhenEnded, type Heard } from './deferred-commands.js';
import { DEFERRED_KEY, msLeft, takeBackEach, untoldOf, waitingOf, withCommand, wordsOf, type OwnDeferred } from './waiting.js';
import './undo-bar.css';

const TICK_MS = 250;
/** More than these are told and taken back together, until the last of them is done. */
const EACH_MAX = 3;
/** Which refusals were seen: ids alone, in this browser. */
const SEEN_KEY = 'haicap-deferred-seen';
const SEEN_MAX = 100;
const seenBefore = (): string[] => JSON.parse(window.localStorage.getItem(SEEN_KEY) ?? '[]') as string[];

/** At the foot of every page of officers: what can still be taken back, and what was not carried out. */
export function UndoBar() {
  const heard = useDeferredCommands();
  useReadAnewWhenEnded(heard);
  const [seen, setSeen] = useState(seenBefore);
  const told = (id: string) => {
    const next = [id, ...seen].slice(0, SEEN_MAX);
    window.localStorage.setItem(SEEN_KEY, JSON.stringify(next));
    setSeen(next);
  };
  const count = heard === undefined ? 0 : waitingOf(heard.answer.items).length;
  const [isMany, setMany] = useState(false);
  useEffect(() => setMany((before) => count > EACH_MAX || (before && count > 0)), [count]);
  if (heard === undefined) return null;
  const [waiting, untold] = [waitingOf(heard.answer.items), untoldOf(heard.answer.items, new Set(seen))];
  if (waiting.length + untold.length === 0) return null;
  return (
    <aside ref={standAbove} className="undo" aria-label={t('Thao tác vừa thực hiện')}>
      {untold.map((one) => <Refused key={one.deferredCommandId} command={one} onSeen={() => told(one.deferredCommandId)} />)}
      {waiting.length > EACH_MAX || (isMany && waiting.length > 0) ? <WaitingMany commands={waiting} heard={heard} /> : waiting.map((one, at) => <Waiting key={one.deferredCommandId} command={one} heard={heard} isLatest={at === 0} />)}
    </aside>
  );
}

/** Bars that stand at the foot of a page, and what the keyboard scrolls to, stay above this one. */
function standAbove(bar: HTMLElement): () => void {
  const { style } = document.documentElement;
  const watch = new ResizeObserver(() => {
    style.setProperty('--undo-height', `${bar.offsetHeight}px`);
    style.setProperty('scroll-padding-bottom', `${bar.offsetHeight}px`);
  });
  watch.observe(bar);
  return () => {
    watch.disconnect();
    style.removeProperty('--undo-height');
    style.removeProperty('scroll-padding-bottom');
  };
}

function Waiting({ command, heard, isLatest }: { command: OwnDeferred; heard: Heard; isLatest: boolean }) {
  const nowMs = useNow();
  const { busy, problem, undo } = useUndo(command);
  const seconds = Math.ceil(msLeft(command.effectiveAfter, { serverNow: heard.answer.now, atMs: heard.atMs }, nowMs) / 1000);
  return (
    <div className="undo-row" role="status">
      <span className="grow">{noted.get(command.deferredCommandId)?.sentence ?? wordsOf(command)}{problem !== null && <span className="undo-problem">{problem.title}</span>}</span>
      <span className="undo-left num" aria-hidden="true">{seconds > 0 ? t('{{seconds}} giây', { seconds }) : t('Đang thực hiện…')}</span>
      <button type="button" className="btn" disabled={busy} onClick={undo}>{t('Hoàn tác')}{isLatest && <kbd aria-hidden="true">Ctrl Z</kbd>}</button>
      {isLatest && <UndoKey run={undo} />}
    </div>
  );
}

/** Many at once, as a list of dossiers does them: one row, and one key takes back whatever has not been carried out yet. */
function WaitingMany({ commands, heard }: { commands: readonly OwnDeferred[]; heard: Heard }) {
  const nowMs = useNow();
  const [left, setLeft] = useState<number | null>(null);
  const queries = useQueryClient();
  const seconds = Math.ceil(Math.max(...commands.map(({ effectiveAfter }) => msLeft(effectiveAfter, { serverNow: heard.answer.now, atMs: heard.atMs }, nowMs))) / 1000);
  const [problem, setProblem] = useState<Problem | null>(null);
  const undo = async () => {
    if (left !== null) return;
    setProblem(null);
    setLeft(commands.length);
    // The one that takes effect first is taken back first.
    setProblem(await takeBackEach(commands.map(({ deferredCommandId }) => deferredCommandId).toReversed(), (id) => takeBack(id, queries), setLeft));
    setLeft(null);
    await queries.invalidateQueries({ queryKey: DEFERRED_KEY });
  };
  return (
    <div className="undo-row" role="status">
      <span className="grow">{left === null ? t('{{count}} thao tác vừa thực hiện', { count: commands.length }) : t('Đang hoàn tác, còn {{count}}…', { count: left })}{problem !== null && <span className="undo-problem">{problem.title}</span>}</span>
      <span className="undo-left num" aria-hidden="true">{seconds > 0 ? t('{{seconds}} giây', { seconds }) : t('Đang thực hiện…')}</span>
      <button type="button" className="btn" disabled={left !== null} onClick={() => void undo()}>{t('Hoàn tác tất cả')}<kbd aria-hidden="true">Ctrl Z</kbd></button>
      <UndoKey run={() => void undo()} />
    </div>
  );
}

async function takeBack(deferredCommandId: string, queries: QueryClient): Promise<void> {
  const back = await writeAsPerson<OwnDeferred>({ method: 'POST', path: `/api/v1/deferred-commands/${deferredCommandId}/withdrawal`, body: {} }, crypto.randomUUID());
  queries.setQueryData<Heard>(DEFERRED_KEY, (heard) => heard && { ...heard, answer: withCommand(heard.answer, back, heard.answer.now) });
  noted.get(deferredCommandId)?.onUndone?.(back.body ?? {});
}

/** A field keeps its own Ctrl Z. */
function UndoKey({ run }: { run: () => void }) {
  useCommand({ id: 'undo', label: t('Hoàn tác thao tác vừa rồi'), keys: 'mod+z', group: t('Chung'), run });
  return null;
}

function useUndo({ deferredCommandId }: OwnDeferred) {
  const { busy, problem, run } = useWriting();
  const queries = useQueryClient();
  const undo = async () => {
    const back = await run<OwnDeferred>({ method: 'POST', path: `/api/v1/deferred-commands/${deferredCommandId}/withdrawal`, body: {} });
    if (back !== undefined) {
      queries.setQueryData<Heard>(DEFERRED_KEY, (heard) => heard && { ...heard, answer: withCommand(heard.answer, back, heard.answer.now) });
      noted.get(deferredCommandId)?.onUndone?.(back.body ?? {});
    }
    // Too late, it says so; what has become of it is read either way.
    await queries.invalidateQueries({ queryKey: DEFERRED_KEY });
  };
  return { busy, problem, undo: () => void undo() };
}

function Refused({ command, onSeen }: { command: OwnDeferred; onSeen: () => void }) {
  const { refusal, dossierCode, dossierId } = command;
  return (
    <div className="undo-row refused" role="alert">
      <span className="grow"><b>{t('Chưa thực hiện được trên hồ sơ {{code}}; hồ sơ giữ nguyên.', { code: dossierCode })}</b> {refusal?.reason}</span>
      <PageLink to={`${PATHS.worklist}/${dossierId}`} className="btn" label={t('Mở hồ sơ {{code}}', { code: dossierCode })}>{t('Mở hồ sơ')}</PageLink>
      <button type="button" className="btn" onClick={onSeen}>{t('Đã biết')}</button>
    </div>
  );
}

function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), TICK_MS);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}
