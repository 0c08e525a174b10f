export const clock = { now: (): Date => new Date(0) };
