import type * as product from '@haicap/messaging/hooks';
import { failpoint } from '@haicap/messaging/hooks';
import { appendWithPoints, claimWithPoints } from './command-points.js';

// One entry per seam of the product. Each takes the right part and answers what stands there in this build.
const SEAMS = {
  'claim-keys': claimWithPoints,
  'append-events': appendWithPoints,
};

function seam<Part>(name: string, part: Part): Part {
  const exchange = (SEAMS as unknown as Record<string, ((part: Part) => Part) | undefined>)[name];
  return exchange === undefined ? part : exchange(part);
}

({ failpoint, seam }) satisfies typeof product;

export { failpoint, seam };
