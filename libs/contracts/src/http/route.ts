import { z } from 'zod';
import type { ErrorCode } from '../core/errors.js';
import type { Access, RpcContract } from '../core/rpc.js';

/** The parts of a request after its schemas accepted them. */
export interface RouteParts<P = unknown, Q = unknown, B = unknown, H = unknown> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly headers: H;
  /** The version of If-Match; 0 where the route does not ask for one. */
  readonly expectedVersion: number;
}

/** One call behind a route: the contract, its request, and how the reply becomes the body. */
export interface RpcBinding {
  readonly contract: RpcContract;
  readonly request: unknown;
  readonly present: (reply: unknown) => unknown;
  /** A refusal that a collection answers with this body, for example a filter that finds nothing. */
  readonly emptyOn?: { readonly code: ErrorCode; readonly body: unknown };
}

/** What a change of an aggregate answers: which version in which view the caller has now. */
export interface EntityVersion {
  readonly version: number;
  /** Names the masking, so that two people never share a cached answer. */
  readonly view: string;
}

/** The named limits of the gateway; how many calls each allows is the gateway's configuration. */
export type RouteLimit = 'tracking' | 'write' | 'stream' | 'callback' | 'download';

/** Whose requests are let in first when an owner is slow, the highest first: accept a dossier, an officer's step, tracking and other looks, exports. */
export const ROUTE_PRIORITIES = ['accept', 'step', 'tracking', 'export'] as const;
export type RoutePriority = (typeof ROUTE_PRIORITIES)[number];

/** A route that is going to be removed. */
export interface RouteDeprecation {
  /** The day from which on nobody should begin to use it. */
  readonly since: string;
  /** The day from which on it may be gone; at least twelve months later. */
  readonly sunset: string;
  /** The address of what to use instead. */
  readonly successor?: string;
}

export interface HttpRoute {
  readonly operationId: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `{name}` for each parameter. */
  readonly path: string;
  readonly tag: string;
  /** What the route is for, in Vietnamese. */
  readonly summary: string;
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  readonly body: z.ZodType | undefined;
  /** Header names in lower case, beyond the ones every route knows. */
  readonly headers: z.ZodType;
  readonly success: 200 | 201 | 202;
  readonly response: z.ZodType;
  /** Every contract the route may call. Who may use the route follows from them. */
  readonly rpcs: readonly RpcContract[];
  readonly bind: (parts: RouteParts) => RpcBinding;
  /** A write: Idempotency-Key is required. */
  readonly idempotent: boolean;
  /** A change of something seen before: If-Match is required. */
  readonly ifMatch: boolean;
  /** `public` answers may be kept by caches and carry a tag of their content; `personal` ones are never stored. */
  readonly privacy: 'public' | 'personal';
  readonly entity?: (body: unknown) => EntityVersion;
  /** Where the created thing can be read. */
  readonly location?: (body: unknown) => string;
  /** `also`: JSON or, when asked for, an event stream; `only`: nothing but an event stream; `lines`: one JSON object a line, each by the schema of the answer. */
  readonly stream: 'none' | 'also' | 'only' | 'lines';
  readonly limits: readonly RouteLimit[];
  readonly priority: RoutePriority;
  readonly deprecated?: RouteDeprecation;
  /** The media types of an answer that is a file; the reply then is a `PaperFile`. Empty: the answer is JSON. */
  readonly file: readonly string[];
}

const nothing = z.object({});
type Nothing = typeof nothing;

type Optional = 'params' | 'query' | 'body' | 'headers' | 'success' | 'idempotent' | 'ifMatch' | 'stream' | 'limits' | 'priority' | 'file' | 'bind' | 'entity' | 'location' | 'response';
interface RouteDeclaration<P, Q, B, H, R> extends Omit<HttpRoute, Optional> {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly headers?: H;
  readonly response: R;
  readonly success?: HttpRoute['success'];
  readonly idempotent?: boolean;
  readonly ifMatch?: boolean;
  readonly stream?: HttpRoute['stream'];
  readonly limits?: readonly RouteLimit[];
  /** By default `tracking` where everybody may ask, and `step`. */
  readonly priority?: RoutePriority;
  readonly file?: readonly string[];
  readonly entity?: (body: z.infer<R>) => EntityVersion;
  readonly location?: (body: z.infer<R>) => string;
  readonly bind: (parts: RouteParts<z.infer<P>, z.infer<Q>, z.infer<B>, z.infer<H>>) => RpcBinding;
}

/**
 * Declares one route of the public HTTP interface. Controllers, validation, the OpenAPI document and the authorization
 * matrix are read from it. Example: `defineRoute({ operationId: 'lookUpUnit', method: 'GET', path: '/api/v1/units/{unitId}', … })`.
 */
export function defineRoute<
  R extends z.ZodType,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
  H extends z.ZodType = Nothing,
>(declaration: RouteDeclaration<P, Q, B, H, R>): HttpRoute {
  const route = {
    params: z.strictObject({}), query: z.strictObject({}), body: undefined, headers: nothing,
    success: 200 as const, idempotent: false, ifMatch: false, stream: 'none' as const, limits: [], file: [],
    priority: isPublic(declaration.rpcs) ? 'tracking' as const : 'step' as const,
    ...declaration,
  };
  // The schemas above produced the parts, so the declaration's narrower types hold whenever bind is called.
  return route as unknown as HttpRoute;
}

/** Binds a contract to its request. The third argument shapes the reply into the body; by default it is the body. */
export function call<C extends RpcContract>(
  contract: C,
  request: z.input<C['request']>,
  options: { readonly present?: (reply: z.infer<C['reply']>) => unknown; readonly emptyOn?: NonNullable<RpcBinding['emptyOn']> } = {},
): RpcBinding {
  const present = (options.present ?? ((reply: unknown) => reply)) as (reply: unknown) => unknown;
  return { contract, request, present, ...(options.emptyOn ? { emptyOn: options.emptyOn } : {}) };
}

/** Who may use a route: everybody when all its contracts are public, otherwise the roles of any of them. */
export function accessOf(route: HttpRoute): Access {
  const roles = new Set<Exclude<Access, 'public'>[number]>();
  for (const { access } of route.rpcs) {
    if (access === 'public') continue;
    for (const role of access) roles.add(role);
  }
  return isPublic(route.rpcs) ? 'public' : [...roles];
}

/** Whether an answer of a route holds sentences in the caller's language. */
export function speaks(route: Pick<HttpRoute, 'rpcs'>): boolean {
  return route.rpcs.some((contract) => contract.speaks === true);
}

const isPublic = (rpcs: readonly RpcContract[]) => rpcs.length > 0 && rpcs.every(({ access }) => access === 'public');
