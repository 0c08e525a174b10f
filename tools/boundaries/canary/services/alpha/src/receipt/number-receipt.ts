export const number = (): number => Math.random();
