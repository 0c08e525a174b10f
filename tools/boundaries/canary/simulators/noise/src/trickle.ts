export const trickle = 10;
