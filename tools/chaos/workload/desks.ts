import { filledForm } from '@haicap/kernel';
import type { FormSchema } from '@haicap/kernel';
import type { Client } from './client.ts';

type Unit = { unitId: string; code: string };
export type Procedure = { code: string; competentLevel: string; isSimple?: boolean; hasEForm?: boolean; channels?: { channel: string }[]; formData?: Record<string, unknown>; components: { code: string; required: boolean; originals: number; copies: number }[] };
/** As many as there are demo accounts of citizens. */
const CITIZENS = 5;
const ONLINE_MAX = 10;
type Officer = { officerId: string; login: string; posts: { unitId: string; role: string }[] };

/** The service centre of a commune and its people. */
export type Desk = {
  unitId: string;
  specialistId: string;
  accounts: { desk: string; specialist: string; chair: string; citizen: string };
  drawProcedure: (random: () => number) => Procedure;
  /** One that a citizen may file online, with the answers to its form. */
  drawOnline: (random: () => number) => Procedure;
  procedureOf: (code: string) => Procedure | undefined;
};

/** As many desks as asked for, the communes evenly drawn over the province. */
export async function openDesks(client: Client, wanted: number): Promise<Desk[]> {
  const communes = (await client.list<Unit>('/api/v1/units?level=commune&province=38&limit=200')).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const procedures = (await client.list<Procedure>('/api/v1/procedures?limit=200')).filter(({ competentLevel }) => competentLevel === 'commune');
  const step = Math.max(1, Math.floor(communes.length / wanted));
  const chosen = communes.filter((_unit, index) => index % step === 0).slice(0, wanted);
  const online = await openOnline(client, procedures);
  const desks: Desk[] = [];
  for (const [index, unit] of chosen.entries()) desks.push(await openDesk(client, unit, { procedures, online }, `congdan.${1 + index % CITIZENS}`));
  return desks;
}

async function openDesk(client: Client, { unitId, code }: Unit, { procedures, online }: Readonly<Record<'procedures' | 'online', readonly Procedure[]>>, citizen: string): Promise<Desk> {
  const accounts = { desk: `motcua.${code}`, specialist: `chuyenvien.${code}`, chair: `chutich.${code}`, citizen };
  const officers = await client.list<Officer>(`/api/v1/officers?unitId=${unitId}&limit=200`, accounts.chair);
  const specialist = officers.find(({ login, posts }) => login === accounts.specialist && posts.some((post) => post.unitId === unitId));
  if (specialist === undefined) throw new Error(`no specialist in the commune ${code}`);
  return {
    unitId, specialistId: specialist.officerId, accounts,
    drawProcedure: drawFrom(procedures),
    drawOnline: drawFrom(online),
    procedureOf: (wanted) => procedures.find((procedure) => procedure.code === wanted),
  };
}

/** Forms are long, so a list does not hold them. */
async function openOnline(client: Client, procedures: readonly Procedure[]): Promise<Procedure[]> {
  const online = procedures.filter(({ channels }) => channels?.some(({ channel }) => channel === 'online') === true).slice(0, ONLINE_MAX);
  return Promise.all(online.map(async (procedure) => {
    if (procedure.hasEForm !== true) return procedure;
    const { eForm } = await client.show<{ eForm: { schema: FormSchema } | null }>(`/api/v1/procedures/${procedure.code}`);
    return eForm === null ? procedure : { ...procedure, formData: filledForm(eForm.schema) };
  }));
}

const drawFrom = (procedures: readonly Procedure[]) => (random: () => number): Procedure => {
  const procedure = procedures[Math.floor(random() * procedures.length)];
  if (procedure === undefined) throw new Error('the catalogue has no such procedure');
  return procedure;
};
