import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Reads a view from the address; a zod schema is one. Citizens' pages write theirs by hand: zod would cost a tenth of their first look. */
export interface ViewSchema<View> { readonly parse: (search: unknown) => View }

/**
 * What a screen shows (filter, order, page, open row), as the address says it. The schema has to accept every text: a value that is none becomes its default
 * (`z.enum([…]).catch('due')`). Changing it replaces the entry of the history, unless `push` asks for one to come back to.
 */
export function useView<View extends object>(schema: ViewSchema<View>): readonly [View, (change: Partial<View>, how?: 'push') => void] {
  const view = schema.parse(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = useCallback((part: Partial<View>, how?: 'push') => {
    void navigate({ to: '.', search: (before: object) => ({ ...before, ...part }), replace: how !== 'push', resetScroll: how === 'push' });
  }, [navigate]);
  return [view, change];
}

/** A parameter of the address that the route of the page names. */
export function useParam(name: string): string {
  const value = (useParams({ strict: false }) as Record<string, string | undefined>)[name];
  if (value === undefined) throw new Error(`the route of this page has no parameter ${name}`);
  return value;
}

/** Opens another page of this application. */
export function useOpen(): (to: string, options?: { readonly replace?: boolean }) => void {
  const navigate = useNavigate();
  return useCallback((to, options) => {
    const [path = to, search] = to.split('?');
    void navigate({ to: path, search: Object.fromEntries(new URLSearchParams(search)), ...options });
  }, [navigate]);
}
