/** What a command does: under which route its key is kept, and which event it leaves. */
export type Operation = { name: string; route: string; events: readonly string[] };

const command = (name: string, route: string, ...events: string[]): Operation => ({ name, route: `rpc.dossier.${route}.v1`, events });

const COMMANDS: readonly Operation[] = [
  // A desk receives at once; what a citizen files is only submitted.
  command('receive', 'receive-dossier', 'received', 'submitted'),
  command('receive-submitted', 'receive-submitted-dossier', 'received'),
  command('refuse-intake', 'refuse-intake', 'intake-refused'),
  command('assign', 'assign-dossier', 'assigned'),
  command('request-supplement', 'request-supplement', 'supplement-requested'),
  command('supply', 'supply-dossier', 'supplemented'),
  command('submit-for-approval', 'submit-for-approval', 'submitted-for-approval'),
  command('approve', 'approve-dossier', 'approved'),
  command('return-approval', 'return-approval', 'approval-returned'),
  // With another result in place of a withdrawn one the dossier is completed a second time.
  command('complete', 'complete-dossier', 'completed', 'result-replaced'),
  command('return-result', 'return-result', 'result-returned'),
  command('withdraw', 'request-withdrawal', 'withdrawal-requested'),
  command('refuse-withdrawal', 'refuse-withdrawal', 'withdrawal-refused'),
  command('stop', 'stop-dossier', 'stopped'),
  command('sign', 'sign-result', 'signed'),
  command('assign-number', 'assign-result-number', 'numbered'),
  command('issue', 'issue-result', 'issued'),
  command('withdraw-signature', 'withdraw-signature', 'signature-withdrawn'),
  command('withdraw-result', 'withdraw-result', 'result-withdrawn'),
  command('replace-result', 'replace-result', 'result-replacement-begun'),
  command('request-consultation', 'request-consultation', 'consultation-requested'),
  command('answer-consultation', 'answer-consultation', 'consultation-answered'),
  command('withdraw-consultation', 'withdraw-consultation', 'consultation-withdrawn'),
  command('transfer', 'transfer-dossier', 'transferred'),
  command('extend', 'extend-dossier', 'extended'),
];

const QUERIES = ['read', 'track'];
const BY_NAME = new Map(COMMANDS.flatMap((one) => [[one.name, one], [routeName(one.route), one]] as const));
const BY_ROUTE = new Map(COMMANDS.map((one) => [one.route, one]));

/** A command by the name a history gives it, or by the name of its route; null for a read. */
export function operationNamed(name: string): Operation | null {
  if (QUERIES.includes(name)) return null;
  const found = BY_NAME.get(name);
  if (found === undefined) throw new Error(`the history names the operation "${name}", which the checker does not know`);
  return found;
}

export function operationOfRoute(route: string): Operation | undefined {
  return BY_ROUTE.get(route);
}

function routeName(route: string): string {
  return route.split('.')[2] ?? route;
}
