import type { FastifyInstance } from 'fastify';
import { Problem } from '../edge/problem.js';
import { JSON_DEPTH_MAX } from './edge-limits.js';

/** Refuses a JSON body that is nested deeper than anything this interface reads. */
export function limitDepth(http: FastifyInstance): void {
  http.addHook('preValidation', (request, _reply, done) => {
    if (isDeeperThan(request.body, JSON_DEPTH_MAX)) done(new Problem('BODY_TOO_DEEP', { depthMax: JSON_DEPTH_MAX }));
    else done();
  });
}

/** Whether parsed JSON has more levels of lists and objects; level by level, so its depth costs no stack. */
export function isDeeperThan(body: unknown, depthMax: number): boolean {
  let level = isContainer(body) ? [body] : [];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > depthMax) return true;
    level = level.flatMap((container) => Object.values(container).filter(isContainer));
  }
  return false;
}

// A body that is passed on as a stream is no JSON that somebody parsed.
function isContainer(value: unknown): value is object {
  return Array.isArray(value) || (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype);
}
