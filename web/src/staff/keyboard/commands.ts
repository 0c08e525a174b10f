import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { BurstWatch, SCANNER_GAP_MAX_MS } from './scanner.js';

/** Something a person can do on the screen that is open, by key, from the palette, and told on the sheet of shortcuts. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** As react-hotkeys-hook writes it: `f2`, `mod+enter`, `slash`, `g>h`. Without one the command stands in the palette alone. */
  readonly keys?: string | undefined;
  readonly group?: string;
  readonly run: () => void;
  /** Also while a field has the focus; single letters never do. */
  readonly inFields?: boolean;
}

const SINGLE = /^(\w|slash|\?|shift\+slash)(>\w)?$/;
const OFF_KEY = 'haicap-single-keys';
const listeners = new Set<() => void>();
let known: readonly Command[] = [];

const changed = (next: readonly Command[]) => {
  known = next;
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Every command of what is open now. */
export const useKnownCommands = (): readonly Command[] => useSyncExternalStore(subscribe, () => known);

/** WCAG 2.1.4: whoever speaks to the machine or types with a tremor switches single letters off. */
export const singleKeysOn = (): boolean => window.localStorage.getItem(OFF_KEY) !== 'off';
export const useSingleKeysOn = (): boolean => useSyncExternalStore(subscribe, singleKeysOn);
export function switchSingleKeys(on: boolean): void {
  if (on) window.localStorage.removeItem(OFF_KEY);
  else window.localStorage.setItem(OFF_KEY, 'off');
  changed([...known]);
}

const burst = new BurstWatch();
const scanListeners = new Set<(text: string) => void>();
let keysNoted = 0;

/** Follows every key once, for scanners. Vietnamese input methods compose letters: their keys (229) are nobody's shortcut and no scan. */
export function followKeys(): () => void {
  const note = (event: KeyboardEvent) => {
    if (isComposed(event)) return;
    // Arrows and the like are typed by people alone: what was pressed just before them still counts.
    if (event.key.length === 1 || event.key === 'Enter') keysNoted += 1;
    const scanned = burst.note({ key: event.key, at: event.timeStamp, isChord: event.ctrlKey || event.altKey || event.metaKey });
    if (scanned === undefined || scanListeners.size === 0) return;
    event.preventDefault();
    event.stopPropagation();
    for (const listener of scanListeners) listener(scanned);
  };
  window.addEventListener('keydown', note, { capture: true });
  return () => window.removeEventListener('keydown', note, { capture: true });
}

const isComposed = (event: KeyboardEvent) => event.isComposing || event.keyCode === 229;

/** Calls back with what a scanner typed while this screen is open, wherever the focus was. */
export function useScanner(onScan: (text: string) => void): void {
  const latest = useRef(onScan);
  useEffect(() => { latest.current = onScan; });
  useEffect(() => {
    const listener = (text: string) => latest.current(text);
    scanListeners.add(listener);
    return () => void scanListeners.delete(listener);
  }, []);
}

/** Offers a command for as long as the component that calls this is on the screen. */
export function useCommand(command: Command): void {
  const latest = useRef(command);
  useEffect(() => { latest.current = command; });
  const { id, label, keys, group } = command;
  const offered = useMemo<Command>(() => ({ id, label, keys, ...(group === undefined ? {} : { group }), run: () => latest.current.run() }), [id, label, keys, group]);
  useEffect(() => {
    changed([...known.filter((one) => one.id !== offered.id), offered]);
    return () => changed(known.filter((one) => one !== offered));
  }, [offered]);
  const isSingle = keys !== undefined && SINGLE.test(keys);
  useHotkeys(keys ?? '', () => (isSingle ? runUnlessScanned(offered) : offered.run()), {
    enabled: keys !== undefined, preventDefault: true, enableOnFormTags: !isSingle && command.inFields === true, sequenceSplitKey: '>',
    ignoreEventWhen: (event) => isComposed(event) || (keys === 'enter' && isOnControl(event)) || (isSingle && (!singleKeysOn() || event.repeat)),
  });
}

/** Enter on a link, a button or a field is theirs: a shortcut that took it would leave them dead for whoever has no mouse. */
const isOnControl = ({ target }: KeyboardEvent) => target instanceof Element && target.closest('a, button, summary, input, select, textarea, [role="button"]') !== null;

/** A single letter waits for as long as a scanner would take for its next one: a code that is scanned triggers nothing. */
const runUnlessScanned = (command: Command): void => unlessScanned(command.run);

/** Runs what a key means once it is clear that no scanner typed it; for lists that have keys of their own. */
export function unlessScanned(run: () => void): void {
  const noted = keysNoted;
  window.setTimeout(() => { if (keysNoted === noted && !burst.isWithinBurst()) run(); }, SCANNER_GAP_MAX_MS + 5);
}
