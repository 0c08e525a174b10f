// As rules.md says, a forgotten file stays.
export const forgotten = true;
