import { useCallback, useEffect, useState } from 'react';
import { onForgottenTab } from '../../session/own-session.js';
import { TypedKeeper, type Standing } from './typed-keeper.js';

const PREFIX = 'haicap-typed';

export interface Typing<T> {
  readonly value: T;
  /** When it was last kept, for "đã lưu 10:42:07"; null while nothing is. */
  readonly keptAt: string | null;
  change(part: Partial<T>): void;
  /** Forgets it: the step was taken. */
  clear(): void;
}

const keyOf = (place: string, accountId: string) => `${PREFIX}:${accountId}:${place}`;

/**
 * Keeps what somebody types in the store of this tab: it survives a reload and an ended session, is found again by the same account alone, and is gone with
 * the tab. The disk of a machine at a counter keeps no opinion about a citizen. The place of a field stays the same for as long as it is on the screen.
 */
export function useTyped<T extends object>(place: string, accountId: string, empty: T): Typing<T> {
  const [keeper] = useState(() => new TypedKeeper(keyOf(place, accountId), empty, window.sessionStorage));
  const [{ value, at }, show] = useState<Standing<T>>(() => keeper.read());
  useEffect(() => {
    const flush = () => keeper.flush();
    const leave = onForgottenTab(() => keeper.drop());
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      leave();
      flush();
    };
  }, [keeper]);
  const change = useCallback((part: Partial<T>) => {
    const latest = keeper.change(part, show);
    show((before) => ({ ...before, value: latest }));
  }, [keeper]);
  const clear = useCallback(() => show(keeper.clear()), [keeper]);
  return { value, keptAt: at, change, clear };
}

/** Puts back what was typed: the step it was typed for was taken back. */
export function keepTyped<T extends object>(place: string, accountId: string, value: T): void {
  const kept: Standing<T> = { value, at: new Date().toISOString() };
  window.sessionStorage.setItem(keyOf(place, accountId), JSON.stringify(kept));
}
