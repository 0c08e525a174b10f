import type * as product from '../hooks.js';
import { failpoint } from './failpoint.js';

const seam = <Part>(_name: string, part: Part): Part => part;

({ failpoint, seam }) satisfies typeof product;

export { failpoint, seam };
