import type { Actor, Language, RoutePriority, RpcBinding } from '@haicap/contracts';

/** A request that may proceed: who asks, and what is asked of which service. */
export interface Admitted {
  readonly binding: RpcBinding;
  readonly token: string | undefined;
  readonly actor: Actor | null;
  readonly idempotencyKey: string | undefined;
  readonly priority: RoutePriority;
  /** In which language owners answer that speak. */
  readonly language: Language;
  /** The address a limit counts. */
  readonly client: string;
  /** The session the token came from, where a browser asks. */
  readonly sessionId?: string | undefined;
  readonly issuedAtS?: number | undefined;
}
