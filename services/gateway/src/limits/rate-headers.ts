/** How much of a named limit is left for this caller. */
export interface RateState {
  readonly name: string;
  readonly points: number;
  readonly periodS: number;
  readonly remaining: number;
  readonly resetS: number;
}

/** The headers of draft-ietf-httpapi-ratelimit-headers: what holds, and what is left of it, the scarcest first. */
export function rateHeaders(states: readonly RateState[]): Record<string, string> {
  if (states.length === 0) return {};
  const ordered = states.toSorted((one, other) => one.remaining / one.points - other.remaining / other.points);
  return {
    'ratelimit-policy': ordered.map(({ name, points, periodS }) => `"${name}";q=${points};w=${periodS}`).join(', '),
    ratelimit: ordered.map(({ name, remaining, resetS }) => `"${name}";r=${remaining};t=${resetS}`).join(', '),
  };
}
