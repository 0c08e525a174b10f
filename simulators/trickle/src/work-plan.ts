import type { Dossier, Procedure, Unit } from './gateway-client.js';

/** What the simulator does next. A plan is made from a seed and from what is open, and from nothing else. */
export type Step =
  | { readonly kind: 'receive'; readonly unit: Unit; readonly receivingUnit: Unit; readonly procedure: Procedure; readonly byCitizen: boolean }
  | { readonly kind: 'assign' | 'complete'; readonly dossier: Dossier };

export interface Province {
  readonly communes: readonly Unit[];
  readonly procedures: readonly Procedure[];
  readonly maxOpen: number;
}

/** One dossier in ten is filed by the citizen, and one in twenty at a centre that is not the competent one. */
const CITIZEN_SHARE = 0.1;
const NON_TERRITORIAL_SHARE = 0.05;
/** Dossiers lie a little before somebody works on them, so that a backlog can be seen. */
const BACKLOG_KEPT = 20;

const oneOf = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)] as T;

/** The steps of one beat: receive one dossier unless too many are open, and move the oldest open ones. */
export function planBeat(open: readonly Dossier[], openInProvince: number, province: Province, random: () => number): Step[] {
  const steps: Step[] = [];
  if (openInProvince < province.maxOpen) steps.push(planReceipt(province, random));
  const assigned = open.find((dossier) => dossier.status === 'assigned');
  const received = open.find((dossier) => dossier.status === 'received');
  if (received !== undefined && open.length > BACKLOG_KEPT / 2) steps.push({ kind: 'assign', dossier: received });
  if (assigned !== undefined && open.length > BACKLOG_KEPT) steps.push({ kind: 'complete', dossier: assigned });
  return steps;
}

function planReceipt({ communes, procedures }: Province, random: () => number): Step {
  const unit = oneOf(communes, random);
  const procedure = oneOf(procedures.filter(({ competentLevel }) => competentLevel === 'commune'), random);
  const receivingUnit = random() < NON_TERRITORIAL_SHARE ? oneOf(communes, random) : unit;
  return { kind: 'receive', unit, receivingUnit, procedure, byCitizen: random() < CITIZEN_SHARE };
}
