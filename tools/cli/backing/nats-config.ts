/** A bus user and what it may do; generated from the topology in libs/contracts. */
export type BusUser = {
  name: string;
  password: string;
  publish: readonly string[];
  subscribe: readonly string[];
  allowResponses: boolean;
};

export type NatsServerWish = {
  /** Loopback, unless the server stands in a network of its own. */
  host?: string;
  port: number;
  monitorPort: number;
  storeFolder: string;
  /** Room for every stream of the topology. */
  storeBytes: number;
  account: string;
  users: readonly BusUser[];
  /** Each message is on disk before its acknowledgement; needs nats-server 2.10. */
  syncsAlways?: boolean;
};

/**
 * The configuration of nats-server, 2.9 or newer, for one installation: one account, one user per service, nothing for anybody
 * else. JSON is a subset of its configuration language, which quotes every value safely.
 */
export function natsConfig(wish: NatsServerWish): string {
  return `${JSON.stringify({
    server_name: 'haicap',
    listen: `${wish.host ?? '127.0.0.1'}:${wish.port}`,
    // Loopback only: the monitoring port has no authentication.
    http: `127.0.0.1:${wish.monitorPort}`,
    max_payload: 1_048_576,
    max_connections: 500,
    // Long enough for a batch in flight; the supervisor stops the services before the bus.
    lame_duck_duration: '30s',
    jetstream: { store_dir: wish.storeFolder, max_memory_store: 64 * 1024 ** 2, max_file_store: wish.storeBytes,
      ...(wish.syncsAlways === true ? { sync_interval: 'always' } : {}) },
    accounts: {
      [wish.account]: { jetstream: 'enabled', users: wish.users.map(userEntry) },
    },
  }, null, 2)}\n`;
}

function userEntry(user: BusUser): object {
  return {
    user: user.name,
    password: user.password,
    permissions: {
      publish: { allow: [...user.publish] },
      subscribe: { allow: [...user.subscribe] },
      // A request is answered with one message; five leaves room for a retry of the asker (ARCHITECTURE.md §3).
      ...(user.allowResponses ? { allow_responses: { max: 5, expires: '1m' } } : {}),
    },
  };
}
