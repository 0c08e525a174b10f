import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { correctDossier, exportOwnDossiers, type Actor, type OwnDossierData, type RpcReply } from '@haicap/contracts';
import { CorrectDossier } from '../src/correction/correct-dossier.js';
import { ExportOwnDossiers } from '../src/own-dossier/export-own-dossiers.js';
import { accepted, CITIZEN, dossierRig, OTHER_CITIZEN, PEOPLE, refusedWith, type DossierRig } from './dossier-rig.js';

type Page = RpcReply<typeof exportOwnDossiers>;

let rig: DossierRig;
const own: string[] = [];
beforeAll(async () => {
  rig = await dossierRig();
  for (const name of ['Trần Thị Bình', 'Trần Thị Bình']) own.unshift(accepted(await rig.receive({ applicant: { fullName: name, personalNumber: '038090012345', phone: '0912345678' } }, CITIZEN)).dossier.dossierId);
  accepted(await rig.receive({ applicant: { fullName: 'Lê Văn Người Khác', personalNumber: '038090012353', phone: '0987654321' } }, OTHER_CITIZEN));
});
afterAll(() => rig.close());

const ask = (actor: Actor, cursor?: string) => rig.app.get(ExportOwnDossiers).run(cursor === undefined ? {} : { cursor }, actor);
async function everything(actor: Actor): Promise<OwnDossierData[]> {
  const items: OwnDossierData[] = [];
  for (let cursor: string | undefined, more = true; more;) {
    const page: Page = accepted(await ask(actor, cursor));
    expect(exportOwnDossiers.reply.parse(page)).toEqual(page);
    items.push(...page.items);
    cursor = page.nextCursor;
    more = cursor !== undefined;
  }
  return items;
}

describe('everything that is kept of a citizen’s dossiers', () => {
  it('is each dossier with persons, form, papers and what became of it, the latest first', async () => {
    const data = await everything(CITIZEN);

    expect(data.map(({ dossierId }) => dossierId)).toEqual(own);
    expect(data[0]?.filing.parties[0]).toMatchObject({ fullName: 'Trần Thị Bình', personalNumber: '038090012345', phone: '0912345678' });
    expect(data[0]?.filing.formData).not.toBeNull();
    expect(data[0]?.timeline.map(({ type }) => type)).toEqual(['submitted']);
    expect(data[0]?.dossier.applicantMasked).toBe(false);
  });

  it('holds nothing of somebody else', async () => {
    const [mine, others] = [await everything(CITIZEN), await everything(OTHER_CITIZEN)];

    expect(JSON.stringify(mine)).not.toMatch(/Người Khác|038090012353|0987654321/);
    expect(JSON.stringify(others)).not.toMatch(/Trần Thị Bình|038090012345|0912345678/);
    expect(others).toHaveLength(1);
    expect(await everything({ ...CITIZEN, accountId: PEOPLE.desk.accountId })).toEqual([]);
  });

  it('tells what stood there before a correction, and not who corrected it or what that officer wrote', async () => {
    const [, dossierId = ''] = own;
    accepted(await rig.receiveSubmitted({ dossierId, expectedVersion: 1 }, PEOPLE.desk));
    const corrected = await rig.app.get(CorrectDossier).run(correctDossier.request.parse({
      dossierId, expectedVersion: 2, reasonCode: 'typing-error', reasonText: 'Ghi chú nội bộ của cán bộ', changes: { phone: '0911111111' },
    }), PEOPLE.desk, rig.nextKey());
    accepted(corrected);

    const data = (await everything(CITIZEN)).find((one) => one.dossierId === dossierId);

    expect(data?.corrections).toEqual([expect.objectContaining({ field: 'phone', before: '0912345678', after: '0911111111', reasonLabel: expect.any(String) })]);
    expect(JSON.stringify(data?.corrections)).not.toMatch(new RegExp(`${PEOPLE.desk.accountId}|Ghi chú nội bộ`));
  });

  it('refuses a cursor that it did not give', async () => {
    expect(await ask(CITIZEN, 'eyJhIjoxfQ')).toMatchObject(refusedWith('CURSOR_INVALID'));
  });
});
