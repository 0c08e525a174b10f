import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listOwnFiles, type RpcReply } from '@haicap/contracts';
import { ListOwnFiles } from '../src/file/list-own-files.js';
import { filesRig, PEOPLE, type FilesRig, type PersonName } from './files-rig.js';
import { aPdf } from './samples.js';

let rig: FilesRig;
const mine: string[] = [];
beforeAll(async () => {
  rig = await filesRig();
  for (let time = 0; time < 3; time += 1) mine.unshift((await rig.as('citizen').upload(await aPdf())).fileId);
  await rig.as('otherCitizen').upload(await aPdf());
}, 60_000);
afterAll(async () => rig.close());

type Page = RpcReply<typeof listOwnFiles>;
const ask = (name: PersonName, request: { cursor?: string; limit?: number } = {}) => rig.app.get(ListOwnFiles).run(listOwnFiles.request.parse(request), PEOPLE[name]);
const pageOf = async (...parts: Parameters<typeof ask>): Promise<Page> => {
  const page = await ask(...parts);
  if (!page.ok) throw new Error(page.error.code);
  expect(listOwnFiles.reply.parse(page.value)).toEqual(page.value);
  return page.value;
};

describe('what a citizen brought in', () => {
  it('is listed for that citizen alone, the latest first, page by page, also what no dossier names', async () => {
    const found: string[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page: Page = await pageOf('citizen', { limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      found.push(...page.items.map(({ fileId }) => fileId));
      cursor = page.nextCursor;
      more = cursor !== undefined;
    }

    expect(found).toEqual(mine);
    expect((await pageOf('otherCitizen')).items).toHaveLength(1);
    expect((await pageOf('desk')).items).toEqual([]);
  });

  it('is not listed from a cursor of another list', async () => {
    expect(await ask('citizen', { cursor: 'eyJhIjoxfQ' })).toMatchObject({ ok: false, error: { code: 'CURSOR_INVALID' } });
  });
});
