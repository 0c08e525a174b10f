import type { GatewayClient, Dossier, Officer } from './gateway-client.js';
import { inventPerson } from './invented-person.js';
import type { Province, Step } from './work-plan.js';

const CITIZENS = 5;

/** Carries out planned steps as the people who would do them: the officer at the desk, the chair, the specialist. */
export class DeskWork {
  readonly #specialists = new Map<string, string>();

  constructor(
    private readonly gateway: GatewayClient,
    private readonly province: Province,
    private readonly random: () => number,
    private readonly nextKey: () => string,
  ) {}

  /** The dossier as it stands afterwards. */
  async carryOut(step: Step, attempt: <T>(send: () => Promise<T>) => Promise<T>): Promise<Dossier> {
    if (step.kind === 'receive') return this.#receive(step, attempt);
    const { dossier } = step;
    const code = this.#codeOf(dossier.competentUnitId);
    const key = this.nextKey();
    const account = step.kind === 'assign' ? `chutich.${code}` : `chuyenvien.${code}`;
    const body = step.kind === 'assign' ? { assigneeId: await this.#specialistOf(dossier.competentUnitId, account) } : {};
    const action = step.kind === 'assign' ? 'assignments' : 'completion';
    return attempt(() => this.gateway.write<Dossier>(`/api/v1/dossiers/${dossier.dossierId}/${action}`, { account, key, body, version: dossier.version }));
  }

  async #receive(step: Extract<Step, { kind: 'receive' }>, attempt: <T>(send: () => Promise<T>) => Promise<T>): Promise<Dossier> {
    const account = step.byCitizen ? `congdan.${1 + Math.floor(this.random() * CITIZENS)}` : `motcua.${step.receivingUnit.code}`;
    const key = this.nextKey();
    const body = {
      procedureCode: step.procedure.code,
      channel: step.byCitizen ? 'online' : 'counter',
      receivingUnitId: step.receivingUnit.unitId,
      competentUnitId: step.unit.unitId,
      applicant: inventPerson(this.random),
      components: step.procedure.components.filter(({ required }) => required).map(({ code, originals, copies }) => ({ code, originals, copies })),
    };
    const { dossier } = await attempt(() => this.gateway.write<{ dossier: Dossier }>('/api/v1/dossiers', { account, key, body }));
    return dossier;
  }

  /** Open dossiers of the communes, the earliest due first, as the province leader sees them. */
  async openDossiers(leader: string): Promise<Dossier[]> {
    const open = await Promise.all(['received', 'assigned'].map((status) => this.gateway.list<Dossier>(`/api/v1/dossiers?limit=200&status=${status}`, leader)));
    return open.flat();
  }

  #codeOf(unitId: string): string {
    const unit = this.province.communes.find((commune) => commune.unitId === unitId);
    if (unit === undefined) throw new Error(`unit ${unitId} is not a commune of this province`);
    return unit.code;
  }

  async #specialistOf(unitId: string, account: string): Promise<string> {
    const known = this.#specialists.get(unitId);
    if (known !== undefined) return known;
    const officers = await this.gateway.list<Officer>(`/api/v1/officers?unitId=${unitId}&limit=200`, account);
    const specialist = officers.find(({ posts }) => posts.some((held) => held.unitId === unitId && held.role === 'specialist'));
    if (specialist === undefined) throw new Error(`no specialist in unit ${unitId}`);
    this.#specialists.set(unitId, specialist.officerId);
    return specialist.officerId;
  }
}
