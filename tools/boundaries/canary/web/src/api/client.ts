import { HOME } from '../citizen/home/home-page.js';

export const CLIENT = HOME;
