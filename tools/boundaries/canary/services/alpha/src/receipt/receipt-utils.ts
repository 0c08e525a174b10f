export const utils = true;
