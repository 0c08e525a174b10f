import { setTimeout as sleep } from 'node:timers/promises';
import { DeskWork } from './desk-work.js';
import { RequestRefused, type Dossier, type GatewayClient, type Procedure, type Unit } from './gateway-client.js';
import { planBeat, type Step } from './work-plan.js';

export interface TrickleOptions {
  readonly beatMs: number;
  readonly maxOpen: number;
  /** Code of the commune whose demo people find something to do. */
  readonly pilot: string;
  readonly random: () => number;
  readonly nextKey: () => string;
  readonly log: (line: Record<string, unknown>) => void;
  readonly signal: AbortSignal;
}

/** Nobody acts on these any more. A completed dossier still waits for somebody to fetch the result. */
const ENDED: ReadonlySet<string> = new Set(['refused', 'stopped', 'result-returned']);

/** Until so much is open, beats follow one another quickly: whoever has just started a province wants to see work in it. */
const WARM_UP_OPEN = 80;
const WARM_UP_BEAT_MS = 400;

/** How often one command is sent again with the same key before the simulator gives it up. */
const ATTEMPTS_MAX = 8;
const RETRY_BASE_MS = 500;
const RETRY_MAX_MS = 15_000;
/** A refusal with one of these codes will not change by waiting. */
const isWorthRetrying = (error: unknown) =>
  !(error instanceof RequestRefused) || error.status === 429 || error.status >= 500 || error.code === 'IDEMPOTENCY_KEY_IN_FLIGHT';

/** Works at the desks of a province until the signal says stop: about one new dossier a beat. */
export async function runTrickle(gateway: GatewayClient, options: TrickleOptions): Promise<void> {
  const { signal, random, log } = options;
  const attempt = retrying(options);
  const communes = await attempt(() => gateway.list<Unit>('/api/v1/units?level=commune&limit=200'));
  const procedures = await attempt(() => gateway.list<Procedure>('/api/v1/procedures?limit=200'));
  const pilotUnitId = (communes.find(({ code }) => code === options.pilot) ?? communes[0])?.unitId;
  const province = { communes, procedures, maxOpen: options.maxOpen, pilotUnitId };
  const work = new DeskWork(gateway, province, random, options.nextKey);
  let open = await attempt(() => work.openDossiers(`lanhdao.${communes[0]?.provinceCode ?? ''}`));
  log({ event: 'started', communes: communes.length, procedures: procedures.length, open: open.length });
  while (!signal.aborted) {
    for (const step of planBeat(open, open.filter(({ status }) => status !== 'completed').length, province, random)) open = await carryOut(work, step, open, attempt, log);
    await sleep(open.length < WARM_UP_OPEN ? Math.min(WARM_UP_BEAT_MS, options.beatMs) : options.beatMs, undefined, { signal }).catch(() => undefined);
  }
  log({ event: 'stopped', open: open.length });
}

type Attempt = <T>(send: () => Promise<T>) => Promise<T>;

async function carryOut(work: DeskWork, step: Step, open: Dossier[], attempt: Attempt, log: TrickleOptions['log']): Promise<Dossier[]> {
  const others = step.kind === 'file' ? open : open.filter((dossier) => dossier.dossierId !== step.dossier.dossierId);
  try {
    const dossier = await work.carryOut(step, attempt);
    log({ event: step.kind === 'file' ? 'file' : step.action, code: dossier.code, status: dossier.status });
    return ENDED.has(dossier.status) ? others : [...others, dossier];
  } catch (error) {
    if (!(error instanceof RequestRefused)) throw error;
    // Somebody else moved the dossier, or the desk refused: the simulator lets go of it and works on.
    log({ event: 'refused', step: step.kind === 'file' ? 'file' : step.action, code: error.code, status: error.status });
    return others;
  }
}

function retrying({ signal, log }: TrickleOptions): Attempt {
  return async (send) => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await send();
      } catch (error) {
        if (signal.aborted || tried === ATTEMPTS_MAX || !isWorthRetrying(error)) throw error;
        const asked = error instanceof RequestRefused ? error.retryAfterMs : null;
        log({ event: 'retry', tried, reason: error instanceof Error ? error.message : 'unknown' });
        await sleep(asked ?? Math.min(RETRY_MAX_MS, RETRY_BASE_MS * 2 ** tried), undefined, { signal });
      }
    }
  };
}
