import type { ReactNode } from 'react';

/** A table that may be wider than its window: it scrolls by itself, by keys too, and the page beside it stays. */
export function Wide({ label, children }: { label: string; children: ReactNode }) {
  return <div className="scroll-x" tabIndex={0} role="region" aria-label={label}>{children}</div>;
}
