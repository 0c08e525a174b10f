import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../api/client.js';
import { useWriting } from '../../session/as-person.js';
import type { Content } from './pointer.js';

const PAUSE_MS = 1_500;

interface Kept { readonly version: number; readonly content: Content }
export interface Saving {
  readonly content: Content;
  readonly version: number;
  readonly state: 'saved' | 'changed' | 'saving' | 'failed';
  readonly savedAt: Date | null;
  readonly problem: Problem | null;
  change(how: (before: Content) => Content): void;
  /** Saves what is not saved yet; the version there is then, or undefined when it did not work. */
  save(): Promise<number | undefined>;
  /** Goes on from what somebody else has saved: with their content, or with one's own over it. */
  restart(kept: Kept, whose: 'theirs' | 'mine'): void;
}

/** Content that saves itself in a pause of typing. One request at a time: what is typed meanwhile goes with the next one. */
export function useSaving(initial: Kept, send: (content: Content, version: number, run: ReturnType<typeof useWriting>['run']) => Promise<{ readonly version: number } | undefined>): Saving {
  const writing = useWriting();
  const [content, setContent] = useState(initial.content);
  const [state, setState] = useState<Saving['state']>('saved');
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const now = useRef({ content: initial.content, saved: initial.content, version: initial.version });
  const running = useRef<Promise<number | undefined> | null>(null);
  const latest = useRef({ send, run: writing.run });
  useEffect(() => { latest.current = { send, run: writing.run }; });

  const saveOnce = useCallback(async (): Promise<number | undefined> => {
    if (now.current.content === now.current.saved) return now.current.version;
    const sent = now.current.content;
    setState('saving');
    const answer = await latest.current.send(sent, now.current.version, latest.current.run);
    if (answer === undefined) { setState('failed'); return undefined; }
    now.current = { ...now.current, saved: sent, version: answer.version };
    setSavedAt(new Date());
    setState(now.current.content === sent ? 'saved' : 'changed');
    return answer.version;
  }, []);
  const save = useCallback(async (): Promise<number | undefined> => {
    await running.current;
    running.current = saveOnce().finally(() => { running.current = null; });
    return running.current;
  }, [saveOnce]);
  useEffect(() => {
    if (state !== 'changed') return undefined;
    const timer = window.setTimeout(() => void save(), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [state, content, save]);
  // Whoever goes to another page a moment after the last key takes nothing back; one who closes the tab is asked first.
  useEffect(() => () => { void save(); }, [save]);
  useEffect(() => {
    if (state === 'saved') return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [state]);

  const change = useCallback((how: (before: Content) => Content) => {
    now.current = { ...now.current, content: how(now.current.content) };
    setContent(now.current.content);
    setState('changed');
  }, []);
  const restart = useCallback((kept: Kept, whose: 'theirs' | 'mine') => {
    now.current = { version: kept.version, saved: kept.content, content: whose === 'theirs' ? kept.content : now.current.content };
    setContent(now.current.content);
    setState(whose === 'theirs' ? 'saved' : 'changed');
  }, []);
  return { content, version: now.current.version, state, savedAt, problem: writing.problem, change, save, restart };
}
