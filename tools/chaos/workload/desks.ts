import type { Client } from './client.ts';

type Unit = { unitId: string; code: string };
export type Procedure = { code: string; competentLevel: string; isSimple?: boolean; components: { code: string; required: boolean; originals: number; copies: number }[] };
type Officer = { officerId: string; login: string; posts: { unitId: string; role: string }[] };

/** The service centre of a commune and its people. */
export type Desk = {
  unitId: string;
  specialistId: string;
  accounts: { desk: string; specialist: string; chair: string };
  drawProcedure: (random: () => number) => Procedure;
  procedureOf: (code: string) => Procedure | undefined;
};

/** As many desks as asked for, the communes evenly drawn over the province. */
export async function openDesks(client: Client, wanted: number): Promise<Desk[]> {
  const communes = (await client.list<Unit>('/api/v1/units?level=commune&province=38&limit=200')).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const procedures = (await client.list<Procedure>('/api/v1/procedures?limit=200')).filter(({ competentLevel }) => competentLevel === 'commune');
  const step = Math.max(1, Math.floor(communes.length / wanted));
  const chosen = communes.filter((_unit, index) => index % step === 0).slice(0, wanted);
  const desks: Desk[] = [];
  for (const unit of chosen) desks.push(await openDesk(client, unit, procedures));
  return desks;
}

async function openDesk(client: Client, { unitId, code }: Unit, procedures: readonly Procedure[]): Promise<Desk> {
  const accounts = { desk: `motcua.${code}`, specialist: `chuyenvien.${code}`, chair: `chutich.${code}` };
  const officers = await client.list<Officer>(`/api/v1/officers?unitId=${unitId}&limit=200`, accounts.chair);
  const specialist = officers.find(({ login, posts }) => login === accounts.specialist && posts.some((post) => post.unitId === unitId));
  if (specialist === undefined) throw new Error(`no specialist in the commune ${code}`);
  return {
    unitId, specialistId: specialist.officerId, accounts,
    drawProcedure: (random) => {
      const procedure = procedures[Math.floor(random() * procedures.length)];
      if (procedure === undefined) throw new Error('the catalogue is empty');
      return procedure;
    },
    procedureOf: (wanted) => procedures.find((procedure) => procedure.code === wanted),
  };
}
