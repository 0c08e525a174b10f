import { stage } from '../stage/open-stage.ts';

export const asked = stage;
