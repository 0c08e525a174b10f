import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Client } from '../../../chaos/workload/client.ts';
import { openDesks } from '../../../chaos/workload/desks.ts';
import type { Desk, Procedure } from '../../../chaos/workload/desks.ts';
import { History } from '../../../chaos/workload/history.ts';
import { pageOf } from '../../../chaos/workload/paper.ts';
import type { BenchProvince } from '../stage/bench-stage.ts';
import { LeanClient } from './lean-client.ts';

const DESKS = 8;
// A birth registered again: approved, signed, and with an old paper that is asked for once more. services/dossier/src/write-bench leads the same life inside the service.
const PROCEDURE = '1.004884';
const PAPER = 'giay-to-cu';
const LOOKERS = ['desk', 'specialist', 'chair'] as const;

export type Life = { dossierId: string; code: string; secret: string; version: number };
type View = { dossierId: string; code: string; version: number };
type Step = readonly [account: 'desk' | 'specialist' | 'chair', path: string, body: (desk: Desk) => object];

const assign: Step = ['chair', 'assignments', ({ specialistId }) => ({ assigneeId: specialistId })];
/** After the receipt; each leaves one event. */
const STEPS: readonly Step[] = [
  assign, assign,
  ['specialist', 'supplement-requests', () => ({ reasonCode: 'incorrect', reasonText: 'Giấy tờ chưa rõ, đề nghị nộp lại.', missing: [{ code: PAPER }] })],
  ['desk', 'supplements', () => ({ components: [{ code: PAPER, copies: 1 }] })],
  ['specialist', 'approval-submission', () => ({})], ['chair', 'approval', () => ({})],
  ['chair', 'signature', () => ({ kind: 'paper', sha256: '0123456789abcdef'.repeat(4) })], ['desk', 'result-number', () => ({})], ['desk', 'issuance', () => ({})],
  ['specialist', 'completion', () => ({})], ['desk', 'result-return', () => ({})],
];
export const EVENTS_OF_LIFE = STEPS.length + 1;

type Filing = { procedureCode: string; applicant: object; components: readonly object[] };
const AS_INSIDE: Filing = {
  procedureCode: '2.000815', applicant: { fullName: 'Nguyễn Thị Thử', personalNumber: '038090012345', phone: '0912345678', address: '12 Lê Lợi' },
  components: [{ code: 'ban-chinh', originals: 1 }, { code: 'ban-sao', copies: 1 }],
};

function filingOf({ code: procedureCode, components }: Procedure): Filing {
  return {
    procedureCode, applicant: { fullName: 'Lê Thị Thử' },
    components: components.filter(({ required }) => required).map(({ code, originals, copies }) => ({ code, originals, copies })),
  };
}

/** Dossiers that go through their whole life over HTTP. */
export class BenchLives {
  private readonly client: LeanClient;
  /** For sign-ins and files. */
  private readonly door: Client;
  private readonly desks: readonly Desk[];
  /** Who may read what was received. */
  private readonly chairs = new Map<string, string>();
  private begun = 0;

  private constructor(client: LeanClient, door: Client, desks: readonly Desk[]) {
    this.client = client;
    this.door = door;
    this.desks = desks;
  }

  /** At so many communes: what one account asks and writes in a minute is limited. */
  static async open({ origin, known }: BenchProvince, desks = DESKS): Promise<BenchLives> {
    const history = new History(join(known.dataFolder, `bench-${randomUUID()}.jsonl`), { origin, asOf: new Date().toISOString() });
    const door = new Client(origin, known.secrets.localGrantSecret, history);
    return new BenchLives(new LeanClient(known), door, await openDesks(door, desks));
  }

  /** Received at the desk of a commune. */
  async receive(): Promise<Life> {
    const desk = this.nextDesk();
    return await this.begin(desk, filingOf(desk.drawProcedure(() => (this.begun % 97) / 97)));
  }

  /** The receipt that services/dossier/src/write-bench measures inside the service. */
  async receiveAsInside(): Promise<Life> {
    return await this.begin(this.nextDesk(), AS_INSIDE);
  }

  /** From the receipt to the result in the citizen's hand, looked at so many times after every step by those who work on it. */
  async live(looksPerStep: number): Promise<Life> {
    const desk = this.nextDesk();
    const procedure = desk.procedureOf(PROCEDURE);
    if (procedure === undefined) throw new Error(`the catalogue has no procedure ${PROCEDURE}`);
    const life = await this.begin(desk, filingOf(procedure));
    await this.look(desk, life, looksPerStep);
    for (const [account, path, body] of STEPS) {
      const { version } = await this.client.ask<View>({ account: desk.accounts[account], path: `/api/v1/dossiers/${life.dossierId}/${path}`, key: randomUUID(), body: body(desk), ifVersion: life.version });
      life.version = version;
      await this.look(desk, life, looksPerStep);
    }
    return life;
  }

  /** Looked at by the chair of the desk that has it. */
  async show({ dossierId }: Life): Promise<{ status: number }> {
    return await this.client.answerTo({ account: this.chairs.get(dossierId) ?? '', path: `/api/v1/dossiers/${dossierId}` });
  }

  /** A file is brought up at a desk. */
  async upload(): Promise<void> {
    const made = await this.door.upload(this.nextDesk().accounts.desk, pageOf(randomUUID()));
    if (made === undefined) throw new Error('a file could not be brought up');
  }

  /** A token is fetched anew. */
  async signIn(): Promise<void> {
    await this.door.signInAgain(this.nextDesk().accounts.desk);
  }

  private nextDesk(): Desk {
    const desk = this.desks[(this.begun += 1) % this.desks.length];
    if (desk === undefined) throw new Error('there is no desk');
    return desk;
  }

  private async begin(desk: Desk, filing: Filing): Promise<Life> {
    const { dossier, trackingSecret: secret } = await this.client.ask<{ dossier: View; trackingSecret: string }>({
      account: desk.accounts.desk, path: '/api/v1/dossiers', key: randomUUID(), body: { channel: 'counter', receivingUnitId: desk.unitId, ...filing },
    });
    this.chairs.set(dossier.dossierId, desk.accounts.chair);
    return { dossierId: dossier.dossierId, code: dossier.code, secret, version: dossier.version };
  }

  private async look(desk: Desk, { dossierId, version }: Life, times: number): Promise<void> {
    await Promise.all(Array.from({ length: times }, async (_, index) => {
      const seen = await this.client.ask<View>({ account: desk.accounts[LOOKERS[index % LOOKERS.length] ?? 'chair'], path: `/api/v1/dossiers/${dossierId}` });
      if (seen.version !== version) throw new Error(`a look showed version ${seen.version} after ${version} was answered`);
    }));
  }

  close(): void {
    this.client.close();
  }
}
