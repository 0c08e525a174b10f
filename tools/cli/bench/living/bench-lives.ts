import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Client } from '../../../chaos/workload/client.ts';
import type { DossierView } from '../../../chaos/workload/client.ts';
import { openDesks } from '../../../chaos/workload/desks.ts';
import type { Desk } from '../../../chaos/workload/desks.ts';
import { History } from '../../../chaos/workload/history.ts';
import { stepFor } from '../../../chaos/workload/steps.ts';
import type { BenchProvince } from '../stage/bench-stage.ts';

const DESKS = 8;
/** The way without a supplement, a return or a withdrawal. */
const STRAIGHT = (): number => 0.99;

export type Life = { dossierId: string; code: string; secret: string; version: number };

/** Dossiers that go through their whole life over HTTP, as the doubter's load has them do. */
export class BenchLives {
  private readonly client: Client;
  private readonly desks: readonly Desk[];
  private begun = 0;

  private constructor(client: Client, desks: readonly Desk[]) {
    this.client = client;
    this.desks = desks;
  }

  static async open({ origin, known }: BenchProvince): Promise<BenchLives> {
    const history = new History(join(known.dataFolder, `bench-${randomUUID()}.jsonl`), { origin, asOf: new Date().toISOString() });
    const client = new Client(origin, known.secrets.localGrantSecret, history);
    return new BenchLives(client, await openDesks(client, DESKS));
  }

  /** Received at the desk of a commune. */
  async receive(): Promise<Life> {
    const { view, secret } = await this.begin();
    return { dossierId: view.dossierId, code: view.code, secret, version: view.version };
  }

  /** From the receipt to the result in the citizen's hand, looked at so many times after every step. */
  async live(readsPerStep: number): Promise<Life> {
    const { desk, view: received, secret } = await this.begin();
    let view = received;
    for (let step = stepFor(view, desk, STRAIGHT); step !== undefined; step = stepFor(view, desk, STRAIGHT)) {
      await Promise.all(Array.from({ length: readsPerStep }, () => this.look(desk, view.dossierId)));
      const { outcome, dossier } = await this.client.command({
        proc: 'bench', op: step.op, account: step.account, path: `/api/v1/dossiers/${view.dossierId}/${step.path}`, key: randomUUID(), body: step.body, dossierId: view.dossierId, ifVersion: view.version,
      });
      if (dossier === undefined) throw new Error(`${step.op} was answered with ${JSON.stringify(outcome)}`);
      view = dossier;
    }
    return { dossierId: view.dossierId, code: view.code, secret, version: view.version };
  }

  private async begin(): Promise<{ desk: Desk; view: DossierView; secret: string }> {
    const desk = this.desks[(this.begun += 1) % this.desks.length];
    if (desk === undefined) throw new Error('there is no desk');
    const procedure = desk.drawProcedure(() => (this.begun % 97) / 97);
    const { outcome, dossier, secret } = await this.client.command({
      proc: 'bench', op: 'receive', account: desk.accounts.desk, path: '/api/v1/dossiers', key: randomUUID(),
      body: {
        procedureCode: procedure.code, channel: 'counter', receivingUnitId: desk.unitId, applicant: { fullName: 'Lê Thị Thử' },
        components: procedure.components.filter(({ required }) => required).map(({ code, originals, copies }) => ({ code, originals, copies })),
      },
    });
    if (dossier === undefined || secret === undefined) throw new Error(`the receipt was answered with ${JSON.stringify(outcome)}`);
    return { desk, view: dossier, secret };
  }

  private async look(desk: Desk, dossierId: string): Promise<void> {
    const { outcome } = await this.client.ask({ proc: 'bench', op: 'read', account: desk.accounts.chair, path: `/api/v1/dossiers/${dossierId}`, dossierId });
    if (outcome.type !== 'ok') throw new Error(`a look was answered with ${JSON.stringify(outcome)}`);
  }
}
