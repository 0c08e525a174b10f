/** A bus address may name an account; the client library wants the two apart. */
export type NatsAddress = { server: string; user: string | undefined; pass: string | undefined };

export function splitNatsUrl(url: string): NatsAddress {
  const parsed = new URL(url);
  const [user, pass] = [decodeURIComponent(parsed.username), decodeURIComponent(parsed.password)];
  parsed.username = '';
  parsed.password = '';
  return { server: parsed.toString(), user: user === '' ? undefined : user, pass: user === '' ? undefined : pass };
}

/** What to connect with: the account in the address when there is one, otherwise the installation's own user. */
export function natsConnectOptions(url: string, own: { user: string; pass: string }): { servers: string; user: string; pass: string } {
  const { server, user, pass } = splitNatsUrl(url);
  return { servers: server, user: user ?? own.user, pass: user === undefined ? own.pass : pass ?? '' };
}
