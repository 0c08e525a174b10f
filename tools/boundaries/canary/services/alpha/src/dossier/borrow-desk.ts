import { desk } from '../../../beta/src/desk/desk.js';

export const borrowed = desk;
