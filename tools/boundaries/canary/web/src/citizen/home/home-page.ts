import { DESK } from '../../staff/desk/desk-page.js';

export const HOME = `${DESK} at home`;
