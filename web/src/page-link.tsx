import { Link, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isStaffPath } from './paths.js';

interface PageLinkProps { readonly to: string; readonly current?: boolean; readonly label?: string; readonly className?: string; readonly children: ReactNode }

/** A link to a page: within this application without loading it again, to the other one as any address. */
export function PageLink({ to, current, label, className, children }: PageLinkProps) {
  const here = useRouter().state.location.pathname;
  const props = { 'aria-label': label, className, 'aria-current': current ? ('page' as const) : undefined };
  if (isStaffPath(here) !== isStaffPath(to)) return <a href={to} {...props}>{children}</a>;
  const [path = to, search] = to.split('?');
  return <Link to={path} search={Object.fromEntries(new URLSearchParams(search))} activeProps={{}} activeOptions={{ exact: true }} {...props}>{children}</Link>;
}
