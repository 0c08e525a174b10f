import { wrongShape } from './test-build/wrong-shape.js';

export const clock = { now: (): Date => new Date(0), shape: wrongShape };
