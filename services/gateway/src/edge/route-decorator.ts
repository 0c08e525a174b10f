import type { HttpRoute } from '@haicap/contracts';
import { RequestMapping, RequestMethod } from '@nestjs/common';

/** The path of a route as Fastify writes it: `{unitId}` becomes `:unitId`. */
export function fastifyPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

/** Registers a controller's method under the method and path of a declared route, and under no other. */
export function Serves(route: HttpRoute): MethodDecorator {
  return RequestMapping({ path: fastifyPath(route.path), method: RequestMethod[route.method] });
}
