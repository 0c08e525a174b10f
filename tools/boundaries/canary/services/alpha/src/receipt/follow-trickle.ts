import { trickle } from '../../../../simulators/noise/src/trickle.js';

export const followed = trickle;
