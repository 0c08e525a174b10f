import { useSyncExternalStore } from 'react';
import type { TextModule } from './expand.js';

const KEY = 'haicap-text-modules';
const listeners = new Set<() => void>();
let known: { readonly accountId: string; readonly stored: string | null; readonly modules: readonly TextModule[] } | undefined;

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The texts an officer keeps, on this machine and for this account: they are forms of words, and name nobody. */
export function useTextModules(accountId: string): readonly TextModule[] {
  return useSyncExternalStore(subscribe, () => read(accountId));
}

export function keepTextModule(accountId: string, module: TextModule): void {
  write(accountId, [...read(accountId).filter(({ name }) => name !== module.name), module].sort((a, b) => a.name.localeCompare(b.name, 'vi')));
}

export function dropTextModule(accountId: string, name: string): void {
  write(accountId, read(accountId).filter((module) => module.name !== name));
}

function write(accountId: string, modules: readonly TextModule[]): void {
  window.localStorage.setItem(`${KEY}:${accountId}`, JSON.stringify(modules));
  for (const listener of listeners) listener();
}

function read(accountId: string): readonly TextModule[] {
  const stored = window.localStorage.getItem(`${KEY}:${accountId}`);
  if (known?.accountId !== accountId || known.stored !== stored) known = { accountId, stored, modules: stored === null ? [] : (JSON.parse(stored) as TextModule[]) };
  return known.modules;
}
