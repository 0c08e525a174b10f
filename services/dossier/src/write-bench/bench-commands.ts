import { assignDossier, receiveDossier, type Dossier } from '@haicap/contracts';
import type { AssignDossier } from '../dossier/assign-dossier.js';
import type { ReceiveDossier } from '../dossier/receive-dossier.js';
import { accepted } from './accepted.js';
import type { BenchLife } from './bench-life.js';
import type { BenchDesk } from './bench-registry.js';

const PROCEDURE = '2.000815';

export interface Accepted {
  readonly dossierId: string;
  readonly code: string;
  readonly key: string;
}

/** The parts of one life with its keys: how each is carried out, in their order. */
export interface LifeParts {
  readonly receive: () => Promise<Accepted>;
  readonly steps: readonly (() => Promise<Accepted>)[];
  readonly look: () => Promise<unknown>;
}

/** What is measured, as an officer of the desk, a specialist and a chair would give it. */
export class BenchCommands {
  /** Received and not assigned yet, with the desk that has it. */
  readonly #waiting: { readonly dossierId: string; readonly desk: BenchDesk }[] = [];
  #count = 0;

  constructor(private readonly desks: readonly BenchDesk[], private readonly receiving: ReceiveDossier, private readonly assigning: AssignDossier, private readonly life: BenchLife) {}

  async receive(desk = this.#nextDesk()): Promise<Accepted> {
    const key = `bench-${(this.#count += 1)}`;
    const request = receiveDossier.request.parse({
      procedureCode: PROCEDURE, receivingUnitId: desk.unitId,
      applicant: { fullName: 'Nguyễn Thị Thử', personalNumber: '038090012345', phone: '0912345678', address: '12 Lê Lợi' },
      components: [{ code: 'ban-chinh', originals: 1 }, { code: 'ban-sao', copies: 1 }],
    });
    const { dossier } = accepted(await this.receiving.run(request, desk.desk, key));
    this.#waiting.push({ dossierId: dossier.dossierId, desk });
    return { dossierId: dossier.dossierId, code: dossier.code, key };
  }

  /** The first step after the receipt; undefined when no dossier is left that could take it. */
  async assign(): Promise<Accepted | undefined> {
    const next = this.#waiting.pop();
    if (next === undefined) return undefined;
    const key = `bench-${(this.#count += 1)}`;
    const request = assignDossier.request.parse({ dossierId: next.dossierId, expectedVersion: 1, assigneeId: next.desk.specialist.accountId });
    const dossier: Dossier = accepted(await this.assigning.run(request, next.desk.chair, key));
    return { dossierId: dossier.dossierId, code: dossier.code, key };
  }

  /** From the receipt to the result in the citizen's hand, without a look in between. */
  async live(): Promise<Accepted> {
    const { receive, steps } = this.lifeAt(this.#nextDesk());
    let last = await receive();
    for (const step of steps) last = await step();
    return last;
  }

  lifeAt(desk: BenchDesk): LifeParts {
    const { life } = this;
    let dossier: Dossier | undefined;
    const takes = (step: (before: Dossier, key: string) => Promise<Dossier>) => async (): Promise<Accepted> => {
      if (dossier === undefined) throw new Error('a step before the receipt');
      const key = `bench-${(this.#count += 1)}`;
      dossier = await step(dossier, key);
      return { dossierId: dossier.dossierId, code: dossier.code, key };
    };
    return {
      receive: async () => {
        const key = `bench-${(this.#count += 1)}`;
        dossier = await life.receive(desk, key);
        return { dossierId: dossier.dossierId, code: dossier.code, key };
      },
      steps: life.stepsAt(desk).map(takes),
      look: async () => await life.look(desk, dossier?.dossierId ?? ''),
    };
  }

  /** Hands dossiers over to whoever else wants to take the step with them. */
  giveAway(count: number): { readonly dossierId: string; readonly unitId: string }[] {
    return this.#waiting.splice(0, count).map(({ dossierId, desk }) => ({ dossierId, unitId: desk.unitId }));
  }

  #nextDesk(): BenchDesk {
    const desk = this.desks[this.#count % this.desks.length];
    if (desk === undefined) throw new Error('there is no desk');
    return desk;
  }
}
