import { filledForm, type FormSchema } from '@haicap/kernel';
import type { GatewayClient, Dossier, Officer, Procedure } from './gateway-client.js';
import { inventPerson } from './invented-person.js';
import type { Person, Province, Step } from './work-plan.js';

const CITIZENS = 5;
const LOGIN_OF: Readonly<Record<Person, string>> = { desk: 'motcua', specialist: 'chuyenvien', chair: 'chutich' };

/** Carries out planned steps as the people who would do them: the citizen, the officer at the desk, the specialist, the chair. */
export class DeskWork {
  readonly #specialists = new Map<string, string>();
  readonly #answers = new Map<string, { readonly formData?: Record<string, unknown> }>();

  constructor(
    private readonly gateway: GatewayClient,
    private readonly province: Province,
    private readonly random: () => number,
    private readonly nextKey: () => string,
  ) {}

  /** The dossier as it stands afterwards. */
  async carryOut(step: Step, attempt: <T>(send: () => Promise<T>) => Promise<T>): Promise<Dossier> {
    if (step.kind === 'file') return this.#file(step, attempt);
    const { dossier, action } = step;
    const account = `${LOGIN_OF[step.person]}.${this.#codeOf(step.unitId)}`;
    const key = this.nextKey();
    const body = action === 'assignments' ? { assigneeId: await this.#specialistOf(step.unitId, account) } : step.body;
    return attempt(() => this.gateway.write<Dossier>(`/api/v1/dossiers/${dossier.dossierId}/${action}`, { account, key, body, version: dossier.version }));
  }

  async #file(step: Extract<Step, { kind: 'file' }>, attempt: <T>(send: () => Promise<T>) => Promise<T>): Promise<Dossier> {
    const account = step.byCitizen ? `congdan.${1 + Math.floor(this.random() * CITIZENS)}` : `motcua.${step.receivingUnit.code}`;
    const key = this.nextKey();
    const body = {
      procedureCode: step.procedure.code,
      channel: step.byCitizen ? 'online' : 'counter',
      receivingUnitId: step.receivingUnit.unitId,
      competentUnitId: step.unit.unitId,
      applicant: inventPerson(this.random),
      ...(step.byCitizen ? await attempt(() => this.#answersTo(step.procedure)) : {}),
      components: step.procedure.components.filter(({ required }) => required).map(({ code, originals, copies }) => ({ code, originals, copies })),
    };
    const { dossier } = await attempt(() => this.gateway.write<{ dossier: Dossier }>('/api/v1/dossiers', { account, key, body }));
    return dossier;
  }

  /** A list of procedures does not hold their forms, so each is read when the first citizen fills it in. */
  async #answersTo({ code }: Procedure): Promise<{ readonly formData?: Record<string, unknown> }> {
    const known = this.#answers.get(code);
    if (known !== undefined) return known;
    const { eForm } = await this.gateway.read<{ eForm: { schema: FormSchema } | null }>(`/api/v1/procedures/${code}`);
    const answers = eForm === null ? {} : { formData: filledForm(eForm.schema) };
    this.#answers.set(code, answers);
    return answers;
  }

  /** Dossiers of the communes that have not come to an end, the earliest due first, as the province leader sees them. */
  async openDossiers(leader: string): Promise<Dossier[]> {
    const open = await Promise.all(['open', 'waiting'].map((group) => this.gateway.list<Dossier>(`/api/v1/dossiers?limit=200&statusGroup=${group}`, leader)));
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
