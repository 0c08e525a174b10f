export { clock } from './clock.js';
export { shape } from './shape.js';
