import { CLIENT } from '../api/client.js';

export const STARTED = CLIENT;
