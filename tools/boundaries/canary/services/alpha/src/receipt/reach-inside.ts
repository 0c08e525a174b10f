import { clock } from '../../../../libs/kernel/src/clock.js';

export const inside = clock;
