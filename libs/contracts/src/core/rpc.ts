import type { z } from 'zod';
import type { ClientScope, Role } from './actor.js';
import type { ErrorCode } from './errors.js';
import type { Looks } from './looks.js';
import type { ServiceName } from '../topology.js';

/**
 * Who may call. `public` needs no token; otherwise the caller needs a verified token with one of the roles, or as a program
 * with one of the scopes.
 * The RPC server enforces it before the handler runs, so a route without a row cannot be reached.
 */
export type Access = 'public' | readonly (Role | ClientScope)[];

/** One command or query on the bus: subject, schemas, codes it may refuse with, and who may call it. */
export interface RpcContract<Q extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  readonly service: ServiceName;
  /** verb-noun, for example `receive-dossier`. */
  readonly name: string;
  readonly subject: string;
  readonly kind: 'command' | 'query';
  readonly request: Q;
  readonly reply: R;
  readonly errors: readonly ErrorCode[];
  readonly access: Access;
  /** How long a caller waits who says nothing else; for what takes longer than a question by its nature. */
  readonly deadlineMs?: number;
  readonly looks?: Looks<z.infer<Q>, z.infer<R>>;
  /** Its answer holds sentences of the service: they are written in the caller's language, and the answer differs by it. */
  readonly speaks?: true;
}

export type RpcRequest<C extends RpcContract> = z.infer<C['request']>;
/** What a caller hands in: defaults may be left out. */
export type RpcInput<C extends RpcContract> = z.input<C['request']>;
export type RpcReply<C extends RpcContract> = z.infer<C['reply']>;

/** Declares an RPC. The subject is `rpc.<service>.<verb-noun>.v1`. */
export function defineRpc<Q extends z.ZodType, R extends z.ZodType>(
  contract: Omit<RpcContract<Q, R>, 'subject'> & { readonly version?: number },
): RpcContract<Q, R> {
  const { version = 1, ...rest } = contract;
  return { ...rest, subject: `rpc.${rest.service}.${rest.name}.v${version}` };
}
