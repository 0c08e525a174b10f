import { randomUUID } from 'node:crypto';
import { eventually } from '../../system/installation.js';
import { CERTIFIED_COPY, BIRTH_AGAIN, BIRTH_AGAIN_ANSWERS, MUONG_LAT } from '../../system/names.js';
import { ABROAD, HOME, LOGINS, PEOPLE, programToken, type Door, type Persona, type Program, type Whose } from './personas.js';

/** What is asked for, by the name of the parameter; an object that is not planted has an id of nothing. */
export type Planted = Readonly<Record<string, string>>;
interface Dossier { readonly dossierId: string; readonly version: number }

const asked = { question: 'Đề nghị cho ý kiến.', limit: { unit: 'working-day', amount: 2 } };
const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

/** Puts into an installation what the matrix asks for, twice: at home, where everybody who asks has a post, and abroad. */
export class Planting {
  #staff = new Map<string, { unitId: string; specialistId: string }>();

  constructor(private readonly door: Door) {}

  /** The object of each person, own and foreign. */
  async all(own: Program, foreign: Program): Promise<(persona: Persona, whose: Whose) => Planted> {
    const units = { own: await this.#at(HOME), foreign: await this.#at(ABROAD) };
    const citizens = { own: await this.#filed('congdan.1'), foreign: await this.#filed('congdan.2') };
    const subscriptions = { own: await this.#subscription(own), foreign: await this.#subscription(foreign) };
    const uploads = new Map<string, string>();
    for (const person of PEOPLE.slice(0, 4)) uploads.set(person, await this.#upload(LOGINS[person], 'begun'));
    const others = await this.#upload(`motcua.${ABROAD}`, 'begun');
    return (persona, whose) => ({
      ...units[whose], subscriptionId: subscriptions[whose], ...(persona === 'citizen' ? { ...citizens[whose], unitId: units.own['unitId'] ?? '' } : {}),
      uploadId: whose === 'own' ? uploads.get(persona) ?? others : others,
    });
  }

  async #at(code: string): Promise<Planted> {
    const [desk, chair] = [`motcua.${code}`, `chutich.${code}`];
    const { unitId, specialistId } = await this.#unit(code);
    const fileId = await this.#upload(desk, 'complete');
    const dossier = await this.#received(code, desk, fileId);
    const paper = await this.#post<{ paperId: string }>(`/api/v1/dossiers/${dossier.dossierId}/papers`, desk, { form: 'receipt-slip' });
    const from = await this.#unit(MUONG_LAT);
    // Asked by a third commune of this one, and by this one of the third.
    const third = await this.#received(MUONG_LAT, `motcua.${MUONG_LAT}`);
    const asking = await this.#consulted(dossier, `chutich.${code}`, from.unitId, specialistId);
    const answering = await this.#consulted(third, `chutich.${MUONG_LAT}`, unitId, from.specialistId);
    const view = await this.#post<{ viewId: string }>('/api/v1/views', chair, { name: `Của đơn vị ${randomUUID()}`, filter: {}, sharedWithUnitId: unitId });
    const delegation = await this.#post<{ delegationId: string }>('/api/v1/delegations', chair, { unitId, toOfficerId: specialistId, actions: ['refuse-withdrawal'], validFrom: '2099-01-01', validTo: '2099-01-31' });
    const closure = await this.#post<{ closureId: string }>(`/api/v1/units/${unitId}/closures`, chair, { fromDay: '2099-02-02', toDay: '2099-02-02', decision: '1/QĐ-UBND', reason: 'Bão số 1' });
    return {
      unitId, officerId: specialistId, dossierId: dossier.dossierId, fileId, paperId: paper.paperId, consultationId: asking, answeredId: answering, answeredDossierId: third.dossierId,
      viewId: view.viewId, delegationId: delegation.delegationId, closureId: closure.closureId,
    };
  }

  async #filed(login: string): Promise<Planted> {
    const { unitId } = await this.#unit(HOME);
    const fileId = await this.#upload(login, 'complete');
    const components = [{ code: 'to-khai', originals: 1, files: [fileId] }, { code: 'giay-to-cu', copies: 1 }, { code: 'giay-to-tuy-than', originals: 1 }];
    const dossier = await this.#handedIn(login, { procedureCode: BIRTH_AGAIN, receivingUnitId: unitId, components, formData: BIRTH_AGAIN_ANSWERS });
    await this.#post(`/api/v1/dossiers/${dossier.dossierId}/receipt`, `motcua.${HOME}`, {}, dossier.version);
    const paper = await this.#post<{ paperId: string }>(`/api/v1/dossiers/${dossier.dossierId}/papers`, login, { form: 'receipt-slip' });
    return { dossierId: dossier.dossierId, fileId, paperId: paper.paperId };
  }

  async #received(code: string, desk: string, fileId?: string): Promise<Dossier> {
    const { unitId } = await this.#unit(code);
    const files = fileId === undefined ? {} : { files: [fileId] };
    return this.#handedIn(desk, { procedureCode: CERTIFIED_COPY, receivingUnitId: unitId, components: [{ code: 'ban-chinh', originals: 1, ...files }, { code: 'ban-sao', copies: 1 }] });
  }

  // That a file is complete travels to the owner of dossiers as a fact.
  #handedIn(login: string, request: object): Promise<Dossier> {
    const body = { ...request, applicant: { fullName: 'Lê Thị Thử' } };
    return eventually(async () => (await this.#post<{ dossier: Dossier }>('/api/v1/dossiers', login, body)).dossier, ({ version }) => version > 0, 20_000);
  }

  async #consulted({ dossierId, version }: Dossier, chair: string, unitId: string, specialistId: string): Promise<string> {
    const assigned = await this.#post<Dossier>(`/api/v1/dossiers/${dossierId}/assignments`, chair, { assigneeId: specialistId }, version);
    await this.#post(`/api/v1/dossiers/${dossierId}/consultations`, chair, { unitId, ...asked }, assigned.version);
    const { items } = await this.door.ask<{ items: { consultationId: string }[] }>(`/api/v1/dossiers/${dossierId}/consultations`, { as: chair });
    return items[0]?.consultationId ?? '';
  }

  async #subscription(program: Program): Promise<string> {
    const token = await programToken(this.door, program, ['webhook:manage']);
    const response = await fetch(`${this.door.origin}/api/v1/webhook-subscriptions`, {
      method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() }, body: JSON.stringify({ url: 'https://dvc.example.vn/nhan' }),
    });
    const { subscriptionId } = await response.json() as { subscriptionId?: string };
    if (subscriptionId === undefined) throw new Error(`no subscription: ${response.status}`);
    return subscriptionId;
  }

  async #upload(login: string, state: 'begun' | 'complete'): Promise<string> {
    const response = await fetch(`${this.door.origin}/api/v1/uploads`, {
      method: 'POST', body: PDF,
      headers: {
        authorization: `Bearer ${await this.door.token(login)}`, 'tus-resumable': '1.0.0', 'content-type': 'application/offset+octet-stream',
        'upload-length': String(PDF.length + (state === 'begun' ? 1 : 0)), 'upload-metadata': `filename ${btoa('giay.pdf')},filetype ${btoa('application/pdf')}`,
      },
    });
    const fileId = response.headers.get('location')?.split('/').at(-1);
    if (!response.ok || fileId === undefined) throw new Error(`${login} cannot upload: ${response.status} ${await response.text()}`);
    return fileId;
  }

  async #unit(code: string): Promise<{ unitId: string; specialistId: string }> {
    const known = this.#staff.get(code);
    if (known) return known;
    const { items: [unit] } = await this.door.ask<{ items: { unitId: string }[] }>(`/api/v1/units?level=commune&code=${code}`);
    const { items: officers } = await this.door.ask<{ items: { officerId: string; login: string }[] }>(`/api/v1/officers?unitId=${unit?.unitId}&limit=50`, { as: `chutich.${code}` });
    const staff = { unitId: unit?.unitId ?? '', specialistId: officers.find(({ login }) => login === `chuyenvien.${code}`)?.officerId ?? '' };
    this.#staff.set(code, staff);
    return staff;
  }

  #post<T = unknown>(path: string, as: string, body: unknown, version?: number): Promise<T> {
    return this.door.ask<T>(path, { as, method: 'POST', body, ...(version === undefined ? {} : { version }) });
  }
}
