export { later } from './later.js';
