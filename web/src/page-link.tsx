import type { MouseEvent, ReactNode } from 'react';
import { openPath } from './location.js';

interface PageLinkProps { readonly to: string; readonly current?: boolean; readonly label?: string; readonly className?: string; readonly children: ReactNode }

/** A link to a page of this application. */
export function PageLink({ to, current, label, className, children }: PageLinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    openPath(to);
  };
  return <a href={to} onClick={follow} aria-label={label} className={className} aria-current={current ? 'page' : undefined}>{children}</a>;
}
