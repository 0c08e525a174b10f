import { useCallback, useEffect, useRef, useState } from 'react';

/** What is written while one types, kept a moment later. */
const KEEP_AFTER_MS = 400;
const PREFIX = 'haicap-typed';

interface Kept<T> { readonly value: T; readonly at: string }

export interface Typing<T> {
  readonly value: T;
  /** When it was last kept, for "đã lưu 10:42:07"; null while nothing is. */
  readonly keptAt: string | null;
  change(part: Partial<T>): void;
  /** Forgets it: the step was taken. */
  clear(): void;
}

/**
 * Keeps what somebody types in the store of this tab: it survives a reload and an ended session, is found again by the same account alone, and is gone with
 * the tab. The disk of a machine at a counter keeps no opinion about a citizen.
 */
export function useTyped<T extends object>(place: string, accountId: string, empty: T): Typing<T> {
  const key = `${PREFIX}:${accountId}:${place}`;
  const [{ value, at }, setKept] = useState<{ readonly value: T; readonly at: string | null }>(() => read(key, empty));
  const latest = useRef(value);
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const change = useCallback((part: Partial<T>) => {
    latest.current = { ...latest.current, ...part };
    setKept((before) => ({ ...before, value: latest.current }));
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      const kept: Kept<T> = { value: latest.current, at: new Date().toISOString() };
      window.sessionStorage.setItem(key, JSON.stringify(kept));
      setKept({ value: kept.value, at: kept.at });
    }, KEEP_AFTER_MS);
  }, [key]);
  const clear = useCallback(() => {
    window.clearTimeout(timer.current);
    window.sessionStorage.removeItem(key);
    latest.current = empty;
    setKept({ value: empty, at: null });
  }, [key, empty]);
  return { value, keptAt: at, change, clear };
}

/** Puts back what was typed: the step it was typed for was taken back. */
export function keepTyped<T extends object>(place: string, accountId: string, value: T): void {
  const kept: Kept<T> = { value, at: new Date().toISOString() };
  window.sessionStorage.setItem(`${PREFIX}:${accountId}:${place}`, JSON.stringify(kept));
}

function read<T extends object>(key: string, empty: T): { readonly value: T; readonly at: string | null } {
  const stored = window.sessionStorage.getItem(key);
  if (stored === null) return { value: empty, at: null };
  try {
    const kept = JSON.parse(stored) as Kept<T>;
    return { value: { ...empty, ...kept.value }, at: kept.at };
  } catch {
    // What cannot be read is of an earlier release; the field begins empty.
    window.sessionStorage.removeItem(key);
    return { value: empty, at: null };
  }
}
