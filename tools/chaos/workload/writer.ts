import type { Client, Command, DossierView, Told } from './client.ts';
import type { Desk } from './desks.ts';
import { pageOf } from './paper.ts';
import { stepFor } from './steps.ts';

/** Of all turns: new dossiers, steps, the same command again, the same key with another body. The rest looks. */
const SHARES = { receive: 0.62, step: 0.26, repeat: 0.05, reuse: 0.05 } as const;
/** A dossier after the other goes through its whole life: many versions of few dossiers are on their way together. */
const STEPWISE = { ...SHARES, receive: 0.15, step: 0.73 } as const;
const READS = 0.25;
/** Of new dossiers: filed online by a citizen; with a scan of its first component, when one is at hand. */
const FILINGS = 0.1;
const SCANS = 0.15;
const REMEMBERED_MAX = 400;

type Random = () => number;
type Mine = { view: DossierView; secret: string | undefined; ended: boolean };

/** One person at a time, at the desk of one commune: sends, remembers what was answered, and asks again where it is unknown. */
export class Writer {
  accepted = 0;
  acceptedAtMs: number[] = [];
  private readonly mine = new Map<string, Mine>();
  /** Commands whose outcome is unknown; the same key finds out. */
  private readonly unsettled: Command[] = [];
  private readonly settled: Command[] = [];
  /** Scans that no dossier names yet, by the account that made them. */
  private readonly scans = new Map<string, string>();
  private keys = 0;
  private readonly name: string;
  private readonly desk: Desk;
  private readonly client: Client;
  private readonly random: Random;

  private readonly stepwise: boolean;

  constructor(parts: { name: string; desk: Desk; client: Client; random: Random; stepwise: boolean }) {
    this.stepwise = parts.stepwise;
    this.name = parts.name;
    this.desk = parts.desk;
    this.client = parts.client;
    this.random = parts.random;
  }

  async turn(): Promise<void> {
    if (this.unsettled.length > 0 && this.random() < 0.5) await this.settleOne();
    else await this.choose(this.random());
    if (this.random() < READS) await this.look();
  }

  /** Asks for every outcome that is still unknown; answers how many still are. */
  async settleAll(): Promise<number> {
    for (let left = this.unsettled.length; left > 0; left -= 1) await this.settleOne();
    return this.unsettled.length;
  }

  private async choose(chance: number): Promise<void> {
    const { receive, step, repeat, reuse } = this.stepwise ? STEPWISE : SHARES;
    if (chance < receive) return this.open();
    if (chance < receive + step) return this.step();
    const known = this.settled[Math.floor(this.random() * this.settled.length)];
    if (known === undefined) return;
    if (chance < receive + step + repeat) await this.again(known);
    else if (chance < receive + step + repeat + reuse && known.op === 'receive') await this.again({ ...known, body: { ...(known.body as object), applicant: { fullName: 'Người Khác Hẳn' } } });
  }

  /** What it answers is for the checker. */
  private async again(command: Command): Promise<void> {
    try {
      await this.client.command(command);
    } catch {
      // No token to be had: nothing was sent.
    }
  }

  /** A new dossier; its scan was made a while ago, because the owner of dossiers learns of a file by a fact. */
  private async open(): Promise<void> {
    const online = this.random() < FILINGS;
    const { desk, citizen } = this.desk.accounts;
    const account = online ? citizen : desk;
    const scan = this.scans.get(account);
    this.scans.delete(account);
    await this.send(this.newDossier(online, account, scan));
    if (this.random() >= SCANS) return;
    const made = await this.client.upload(account, pageOf(this.nextKey()));
    if (made !== undefined) this.scans.set(account, made);
  }

  private newDossier(online: boolean, account: string, scan: string | undefined): Command {
    const procedure = online ? this.desk.drawOnline(this.random) : this.desk.drawProcedure(this.random);
    const components = procedure.components.filter(({ required }) => required).map(({ code, originals, copies }) => ({ code, originals, copies }));
    const [first] = components;
    return {
      proc: this.name, op: 'receive', account, path: '/api/v1/dossiers', key: this.nextKey(),
      body: {
        procedureCode: procedure.code, channel: online ? 'online' : 'counter', receivingUnitId: this.desk.unitId,
        applicant: { fullName: `Lê Thị Thử ${this.keys}` }, ...(procedure.formData === undefined || !online ? {} : { formData: procedure.formData }),
        components: first === undefined || scan === undefined ? components : [{ ...first, files: [scan] }, ...components.slice(1)],
      },
    };
  }

  private async step(): Promise<void> {
    const open = [...this.mine.values()].filter(({ ended }) => !ended);
    const one = this.stepwise ? open.at(-1) : open[Math.floor(this.random() * open.length)];
    if (one === undefined) return this.open();
    const step = stepFor(one.view, this.desk, this.random);
    if (step === undefined) {
      one.ended = true;
      return;
    }
    const { dossierId, version } = one.view;
    await this.send({ proc: this.name, op: step.op, account: step.account, path: `/api/v1/dossiers/${dossierId}/${step.path}`, key: this.nextKey(), body: step.body, dossierId, ifVersion: version });
  }

  private async send(command: Command): Promise<void> {
    let told;
    try {
      told = await this.client.command(command);
    } catch {
      // No token to be had: nothing was sent, and nothing was written down.
      return;
    }
    if (told.outcome.type === 'info') this.unsettled.push(command);
    else await this.learn(command, told);
  }

  private async settleOne(): Promise<void> {
    const command = this.unsettled.shift();
    if (command !== undefined) await this.send(command);
  }

  private async learn(command: Command, { outcome, dossier, secret }: Told): Promise<void> {
    if (dossier !== undefined) {
      if (command.op === 'receive') {
        this.accepted += 1;
        this.acceptedAtMs.push(performance.now());
      }
      this.remember(dossier, secret);
      if (this.settled.length < REMEMBERED_MAX) this.settled.push(command);
      return;
    }
    if (outcome.type === 'fail' && command.dossierId !== undefined) await this.refresh(command.dossierId);
  }

  private remember(view: DossierView, secret?: string): void {
    const known = this.mine.get(view.dossierId);
    if (known === undefined) this.mine.set(view.dossierId, { view, secret, ended: false });
    else if (view.version >= known.view.version) known.view = view;
  }

  private async refresh(dossierId: string): Promise<void> {
    const told = await this.ask({ op: 'read', account: this.desk.accounts.desk, path: `/api/v1/dossiers/${dossierId}`, dossierId });
    if (told?.dossier !== undefined) this.remember(told.dossier);
  }

  private async look(): Promise<void> {
    const all = [...this.mine.values()];
    const one = all[Math.floor(this.random() * all.length)];
    if (one === undefined) return;
    const { dossierId, code } = one.view;
    if (this.random() < 0.9 || one.secret === undefined) return this.refresh(dossierId);
    await this.ask({ op: 'track', account: 'anonymous', path: '/api/v1/tracking', dossierId, body: { code, secret: one.secret } });
  }

  private async ask(question: { op: string; account: string; path: string; dossierId: string; body?: unknown }): Promise<Told | undefined> {
    try {
      return await this.client.ask({ proc: this.name, ...question });
    } catch {
      // No token to be had.
      return undefined;
    }
  }

  private nextKey(): string {
    this.keys += 1;
    return `${this.name}-${this.keys}`;
  }
}
