import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor, PaperTemplateBody } from '@haicap/contracts';
import { BUILT_IN_TEMPLATES, builtInTemplate } from '../src/built-in-template/built-in-templates.js';
import { ReadTemplates } from '../src/paper-template/read-templates.js';
import { accepted, aFact, dossierRig, INSTALLATION_KEY, PEOPLE, postsOf, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';
import { trackingSecret } from '../src/tracking/tracking.js';
import { bytesOf, scanPaper } from './paper-reading.js';
import { papersOf, textOf, type Papers } from './papers-rig.js';
import { REGISTRATION } from './whole-life.js';

const ADMIN: Actor = { accountId: '00000000-0000-7000-8000-0000000000d9', kind: 'officer', posts: [{ unitId: UNITS.thanhHoa, role: 'province-admin' }] };
const RECEIPT = { form: 'receipt-slip', circular: '01/2018/TT-VPCP' } as const;

let rig: DossierRig;
let papers: Papers;
let dossierId: string;
beforeAll(async () => {
  rig = await dossierRig();
  papers = papersOf(rig);
  await rig.projectOfficers([postsOf(ADMIN)]);
  ({ dossierId } = accepted(await rig.receive(REGISTRATION)).dossier);
});
afterAll(() => rig.close());

const BODY = builtInTemplate(RECEIPT.form, RECEIPT.circular).body;
const saying = (text: string): PaperTemplateBody => ({ ...BODY, blocks: [{ kind: 'text', text, style: 'bold', align: 'left' }, ...BODY.blocks] });

describe('a template of the province', () => {
  it('begins as a copy of the one in force, is seen with a real dossier, and holds from its day on', async () => {
    const draft = accepted(await papers.draft(RECEIPT, ADMIN));
    expect(draft).toMatchObject({ number: 2, status: 'draft', version: 1, body: BODY });
    const revised = accepted(await papers.revise({ templateId: draft.templateId, expectedVersion: 1, body: saying('Đường dây nóng 1022, gọi cho {{receivingUnit}}.') }, ADMIN));

    const preview = await textOf(accepted(await papers.preview({ templateId: draft.templateId, dossierId }, ADMIN)));
    expect(preview).toContain('Đường dây nóng 1022, gọi cho Phường Hạc Thành.');
    expect(accepted(await papers.list(dossierId)).items).toEqual([]);
    const before = await papers.read({ dossierId, form: 'receipt-slip' });
    expect(before.text).not.toContain('1022');
    accepted(await papers.publish({ templateId: draft.templateId, expectedVersion: revised.version, validFrom: '2025-07-02' }, ADMIN));

    rig.clock.advance(86_400_000);
    const next = accepted(await rig.receive(REGISTRATION)).dossier;
    const after = await papers.read({ dossierId: next.dossierId, form: 'receipt-slip' });
    expect([after.text.includes('Đường dây nóng 1022'), after.paper.templateVersion]).toEqual([true, 2]);
    expect((await papers.read({ dossierId, form: 'receipt-slip' })).paper).toEqual(before.paper);
  });

  it('is told as facts, without its texts', async () => {
    const events = await rig.rows<{ type: string; body: object }>(`SELECT type, body FROM event WHERE noun = 'paper-template' ORDER BY id`);

    expect(events.map(({ type }) => type.split('.').at(-2))).toEqual(['drafted', 'revised', 'published']);
    expect(events[2]?.body).toMatchObject({ form: 'receipt-slip', number: 2, validFrom: '2025-07-02', bodySha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(JSON.stringify(events)).not.toContain('1022');
  });

  it('shows a person masked to whoever may not read the name', async () => {
    const { templateId } = builtInTemplate(RECEIPT.form, RECEIPT.circular);

    const text = await textOf(accepted(await papers.preview({ templateId, dossierId }, ADMIN)));

    expect(text).toContain('N••• V•• A•');
    expect(text).not.toContain('038090012345');
  });

  it('shows invented words where no dossier is named, and leaves no mark of anybody having been looked at', async () => {
    const looks = async () => (await rig.rows(`SELECT 1 FROM audit WHERE action = 'preview-paper-template'`)).length;
    const before = await looks();

    const text = await textOf(accepted(await papers.preview({ templateId: builtInTemplate(RECEIPT.form, RECEIPT.circular).templateId }, ADMIN)));

    expect(text).toContain('Nguyễn Văn Ví Dụ');
    expect(await looks()).toBe(before);
  });

  it('is seen without what opens the dossier, also by an officer who may read it, and leaves a mark of who looked', async () => {
    const { templateId } = builtInTemplate(RECEIPT.form, RECEIPT.circular);
    const both: Actor = { ...ADMIN, posts: [...ADMIN.posts, { unitId: UNITS.hacThanh, role: 'one-stop-officer' }] };
    await rig.projectOfficers([aFact('officer.appointed', ADMIN.accountId, { officerId: ADMIN.accountId, login: 'd9', demo: true, posts: both.posts.map((post, at) => (
      { postId: `${ADMIN.accountId.slice(0, -2)}0${at}`, ...post, title: post.role, validFrom: '2020-01-01', validTo: null })) }, 2)]);
    rig.clock.advance(11_000);
    const looks = () => rig.rows<{ actor: string; detail: object }>(`SELECT actor, detail FROM audit WHERE action = 'preview-paper-template' AND object_id = $1`, [dossierId]);
    const before = await looks();

    const file = accepted(await papers.preview({ templateId, dossierId }, both));

    const text = await textOf(file);
    expect(text).toContain('Nguyễn Văn An');
    expect(text).toContain('Mã tra cứu: ••••••••••');
    expect(text).not.toContain(trackingSecret(INSTALLATION_KEY, dossierId));
    expect((await scanPaper(bytesOf(file))).qr?.text).toBe('https://dvc.example.vn/tra-cuu');
    expect((await looks()).slice(before.length)).toEqual([{ actor: ADMIN.accountId, detail: { templateId, form: 'receipt-slip', masked: false } }]);
  });

  it('that names what the form does not have is refused, with every place', async () => {
    const body = { ...saying('{{salary}}'), footer: '{{constructor}}', blocks: [{ kind: 'table', table: '__proto__', columns: [{ title: 'x', value: '{{y}}', width: 1 }] }, { kind: 'text', text: '', when: 'nobody' }] } as never;

    expect(await papers.draft({ ...RECEIPT, body }, ADMIN)).toEqual(refusedWith('PAPER_TEMPLATE_INVALID', { problems: [
      { at: '/blocks/0', problem: 'unknown-table', name: '__proto__' }, { at: '/blocks/1', problem: 'unknown-value', name: 'nobody' }, { at: '/footer', problem: 'unknown-value', name: 'constructor' },
    ] }));
  });

  it('does not change once it is published, nor from a day that has passed, nor under somebody else\'s hands', async () => {
    const draft = accepted(await papers.draft(RECEIPT, ADMIN));
    const at = { templateId: draft.templateId, expectedVersion: 1 };

    expect(await papers.publish({ ...at, validFrom: '2025-07-01' }, ADMIN)).toEqual(refusedWith('PAPER_TEMPLATE_DAY_PASSED', { today: '2025-07-02' }));
    expect(await papers.revise({ ...at, expectedVersion: 2, body: BODY }, ADMIN)).toEqual(refusedWith('PAPER_TEMPLATE_STALE', { currentVersion: 1 }));
    accepted(await papers.publish({ ...at, validFrom: '2025-07-02' }, ADMIN));
    expect(await papers.revise({ ...at, expectedVersion: 2, body: BODY }, ADMIN)).toEqual(refusedWith('PAPER_TEMPLATE_PUBLISHED'));
    expect(await papers.revise({ templateId: builtInTemplate(RECEIPT.form, RECEIPT.circular).templateId, expectedVersion: 1, body: BODY }, ADMIN)).toEqual(refusedWith('PAPER_TEMPLATE_PUBLISHED'));
  });

  it('is the province\'s: an officer of a commune may not edit it', async () => {
    expect(await papers.draft(RECEIPT, PEOPLE.chair)).toEqual(refusedWith('FORBIDDEN'));
  });

  it('drafted twice under one key is one', async () => {
    const [first, second] = [await papers.draft(RECEIPT, ADMIN, 'draft-1'), await papers.draft(RECEIPT, ADMIN, 'draft-1')];

    expect(accepted(second).templateId).toBe(accepted(first).templateId);
  });

  it('is drafted so often and not more', async () => {
    const book = { form: 'tracking-book', circular: '01/2018/TT-VPCP' } as const;
    for (let drafts = 0; drafts < 20; drafts += 1) accepted(await papers.draft(book, ADMIN));

    expect(await papers.draft(book, ADMIN)).toEqual(refusedWith('PAPER_TEMPLATES_TOO_MANY', { draftsMax: 20 }));
  });
});

describe('the built-in templates', () => {
  it('are version 1 of seven forms under two circulars', async () => {
    const { items } = accepted(await rig.app.get(ReadTemplates).list({ form: 'control-slip' }));

    expect(items.map(({ circular, number, status }) => [circular, number, status])).toEqual([['01/2018/TT-VPCP', 1, 'built-in'], ['03/2025/TT-VPCP', 1, 'built-in']]);
    expect(new Set(BUILT_IN_TEMPLATES.map(({ templateId }) => templateId)).size).toBe(14);
  });

  it('of the register is seen with the day on which a dossier was received', async () => {
    const text = await textOf(accepted(await papers.preview({ templateId: builtInTemplate('tracking-book', '03/2025/TT-VPCP').templateId, dossierId }, ADMIN)));

    expect(text).toContain('Phường Hạc Thành, từ ngày 01/07/2025 đến ngày 01/07/2025');
    expect(text).toContain('Mẫu số 07 – Thông tư 03/2025/TT-VPCP');
  });
});
