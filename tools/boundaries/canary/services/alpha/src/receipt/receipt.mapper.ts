export const mapper = true;
