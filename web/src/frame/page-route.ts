import { createRootRoute, createRoute, createRouter, lazyRouteComponent, type ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';

type Page = () => ReactNode;

/** One page: its address (`/tra-cuu/$code` has a parameter) and where its code is fetched when somebody goes there. */
export interface PageRoute {
  readonly path: string;
  readonly load: () => Promise<Page>;
}

interface FrameParts { readonly Frame: Page; readonly NotFound: Page; readonly Opening: Page; readonly Broken: (props: ErrorComponentProps) => ReactNode }

/** A view in the address is read by people and by other programs: plain names and values, nothing quoted. */
const parseSearch = (search: string) => Object.fromEntries(new URLSearchParams(search));
const stringifySearch = (search: Readonly<Record<string, string | number | boolean | undefined>>) => {
  const given = Object.entries(search).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
};

/** The router of one application: all its pages within one frame. A page is fetched when a pointer or the focus comes near its link. */
export function routerOf(pages: readonly PageRoute[], { Frame, NotFound, Opening, Broken }: FrameParts) {
  const root = createRootRoute({ component: Frame });
  const routes = pages.map(({ path, load }) => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(async () => ({ default: await load() })) }));
  return createRouter({
    routeTree: root.addChildren(routes), parseSearch, stringifySearch, defaultPreload: 'intent', defaultPendingMs: 150, scrollRestoration: true,
    defaultNotFoundComponent: NotFound, defaultPendingComponent: Opening, defaultErrorComponent: Broken,
  });
}

export type AppRouter = ReturnType<typeof routerOf>;
