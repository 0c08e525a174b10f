import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark' | 'contrast';
export type ThemeChoice = Theme | 'system';

const KEY = 'haicap-theme';
const CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark', 'contrast'];
const listeners = new Set<() => void>();
const darkWish = window.matchMedia('(prefers-color-scheme: dark)');
const contrastWish = window.matchMedia('(prefers-contrast: more)');

const tell = () => { for (const listener of listeners) listener(); };
const bySystem = (): Theme => (contrastWish.matches ? 'contrast' : darkWish.matches ? 'dark' : 'light');

/** What somebody chose in this browser; without a choice the system decides. */
export function themeChoice(): ThemeChoice {
  const kept = window.localStorage.getItem(KEY);
  return CHOICES.find((choice) => choice === kept) ?? 'system';
}

export function chooseTheme(choice: ThemeChoice): void {
  if (choice === 'system') window.localStorage.removeItem(KEY);
  else window.localStorage.setItem(KEY, choice);
  apply();
}

function apply(): void {
  const choice = themeChoice();
  document.documentElement.dataset.theme = choice === 'system' ? bySystem() : choice;
  tell();
}

/** Follows the system and the other tabs. `public/theme.js` has set the first theme before the first paint. */
export function followTheme(): void {
  for (const wish of [darkWish, contrastWish]) wish.addEventListener('change', apply);
  window.addEventListener('storage', ({ key }) => { if (key === KEY) apply(); });
}

const subscribe = (changed: () => void) => {
  listeners.add(changed);
  return () => void listeners.delete(changed);
};

const current = (): Theme => (['dark', 'contrast'] as const).find((theme) => theme === document.documentElement.dataset.theme) ?? 'light';

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, current);
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, themeChoice);
}
