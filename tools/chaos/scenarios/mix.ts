import { seededRandom } from '@haicap/kernel';
import { LINK_FAULTS } from '../nemesis/link-faults.ts';
import { PROCESS_FAULTS, clockJump } from '../nemesis/process-faults.ts';
import type { Fault } from '../nemesis/fault.ts';
import type { Scenario } from './run-scenario.ts';

const CLOCKS: readonly Fault[] = [clockJump('dossier', 90), clockJump('dossier', -90), clockJump('dossier', 3_600)];

/** Every fault of at most ten seconds, in an order drawn from the seed. */
export function mix(minutes: number, seed: number): Scenario {
  return {
    name: 'mix',
    wish: { movableClocks: ['dossier'] },
    act: ({ nemesis }) => nemesis.rage([...PROCESS_FAULTS, ...LINK_FAULTS, ...CLOCKS], performance.now() + minutes * 60_000, seededRandom(seed)),
  };
}
