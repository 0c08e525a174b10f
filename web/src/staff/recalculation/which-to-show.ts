interface Candidates {
  /** The one that somebody chose from the list. */
  readonly asked: string | null;
  /** The one that waits for a decision, or is still being computed. */
  readonly open: string | undefined;
  /** The one that was decided on this page. */
  readonly decided: string | null;
}

/** Which recalculation is shown: what was decided here stays to be read, until the next one waits. */
export const whichToShow = ({ asked, open, decided }: Candidates): string | null => asked ?? open ?? decided;
