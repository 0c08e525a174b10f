/**
 * Who stops after whom: first whoever makes work, then the edge, then the owners side by side, then the bus's keeper,
 * and the backing services last, PostgreSQL at the very end because everything else still writes into it.
 */
export function stopGroups(names: readonly string[]): string[][] {
  const first = ['trickle', 'payment-simulator', 'identity-provider', 'gateway'];
  const last = ['bus-keeper', 'redis', 'nats', 'postgres'];
  const middle = names.filter((name) => !first.includes(name) && !last.includes(name));
  return [...first.map((name) => [name]), middle, ...last.map((name) => [name])]
    .map((group) => group.filter((name) => names.includes(name)))
    .filter((group) => group.length > 0);
}
