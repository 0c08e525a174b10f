import { lost } from './nowhere.js';

export const found = lost;
