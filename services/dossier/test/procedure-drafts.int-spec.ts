import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createProcedureDraft, discardProcedureDraft, editProcedureDraft, procedureContent, publishProcedureDraft, type Actor, type ProcedureContent, type ProcedureDraft,
} from '@haicap/contracts';
import { LookUpProcedure } from '../src/procedure/look-up-procedure.js';
import { CreateProcedureDraft } from '../src/procedure-draft/create-procedure-draft.js';
import { EditProcedureDraft } from '../src/procedure-draft/edit-procedure-draft.js';
import { PublishProcedureDraft } from '../src/procedure-draft/publish-procedure-draft.js';
import { ReadDrafts } from '../src/procedure-draft/read-drafts.js';
import { LookUpCoverage } from '../src/procedure-history/look-up-coverage.js';
import { ReadHistory } from '../src/procedure-history/read-history.js';
import { accepted, dossierRig, PEOPLE, refusedWith, type DossierRig } from './dossier-rig.js';
import { aContent } from './procedure-content.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
afterAll(() => rig.close());

const create = (code: string, fromVersion?: number, actor: Actor = PEOPLE.admin, key = rig.nextKey()) =>
  rig.app.get(CreateProcedureDraft).run(createProcedureDraft.request.parse({ code, ...(fromVersion ? { fromVersion } : {}) }), actor, key);
const edit = (draft: ProcedureDraft, content: ProcedureContent, more: object = {}, key = rig.nextKey()) =>
  rig.app.get(EditProcedureDraft).run(editProcedureDraft.request.parse({ draftId: draft.draftId, expectedVersion: draft.version, content, ...more }), PEOPLE.admin, key);
const publish = (draft: ProcedureDraft, validFrom = '2025-07-02', actor: Actor = PEOPLE.admin, key = rig.nextKey()) =>
  rig.app.get(PublishProcedureDraft).run(publishProcedureDraft.request.parse({ draftId: draft.draftId, expectedVersion: draft.version, validFrom }), actor, key);
const check = async (draft: ProcedureDraft) => accepted(await rig.app.get(ReadDrafts).check(draft.draftId, PEOPLE.auditor));
const lookUp = (code: string, asOf: string) => rig.app.get(LookUpProcedure).run({ code, asOf });
const published = async (code: string, content = aContent(), validFrom = '2025-07-02') =>
  accepted(await publish(accepted(await edit(accepted(await create(code)), content)), validFrom));

describe('a draft of a procedure that is new', () => {
  it('lists everything that is missing, by place and in Vietnamese', async () => {
    const draft = accepted(await create('3.000001'));
    const { complete, problems } = await check(draft);

    expect(draft).toMatchObject({ version: 1, state: 'open', baseVersion: 0, content: {} });
    expect(complete).toBe(false);
    expect(problems.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'name-missing /name', 'field-missing /field', 'competent-level-missing /competentLevel', 'competent-post-missing /competentPost', 'legal-basis-missing /legalBasis',
      'publishing-decision-missing /publishingDecision', 'result-missing /result', 'result-paper-missing /resultIsPaper', 'territory-missing /nonTerritorialScope',
      'confidence-missing /confidence', 'supplement-days-missing /supplementDays', 'channels-missing /channels', 'components-missing /components',
      'online-level-missing /onlineLevel', 'no-appointment-missing /noAppointment', 'process-missing /process',
    ]);
    expect(problems.every(({ message }) => message.endsWith('.'))).toBe(true);
  });

  it('is not published while something is missing, and the refusal says what', async () => {
    const draft = accepted(await create('3.000002'));
    const incomplete = accepted(await edit(draft, aContent({ process: [], eForm: null })));

    expect(await publish(incomplete)).toEqual(refusedWith('PROCEDURE_INCOMPLETE', {
      problems: [
        { code: 'e-form-missing', pointer: '/eForm', message: 'Chưa có biểu mẫu điện tử.' }, { code: 'process-missing', pointer: '/process', message: 'Chưa có quy trình nội bộ.' },
      ],
    }));
    expect(await lookUp('3.000002', '2025-12-31')).toEqual(refusedWith('PROCEDURE_NOT_FOUND'));
  });

  it('becomes law on its day, as a fact, and a dossier can be received under it without anything being deployed', async () => {
    const draft = await published('3.000003');

    expect(draft).toMatchObject({ state: 'published', publishedVersion: 1, validFrom: '2025-07-02' });
    expect(await lookUp('3.000003', '2025-07-01')).toEqual(refusedWith('PROCEDURE_NOT_FOUND'));
    expect(await lookUp('3.000003', '2025-07-02')).toMatchObject({ ok: true, value: { version: 1, timeLimit: { amount: 7 }, feeDong: 15_000, supplementDays: 30 } });
    expect(await rig.rows(`SELECT 1 FROM event WHERE noun = 'procedure' AND body ->> 'code' = '3.000003'`)).toHaveLength(1);
    expect(await rig.receive({ procedureCode: '3.000003', components: [{ code: 'don', originals: 1 }] })).toEqual(refusedWith('PROCEDURE_NOT_IN_FORCE'));
  });

  it('may have been valid before today, because nothing else was', async () => {
    expect(await published('3.000004', aContent(), '2025-01-01')).toMatchObject({ validFrom: '2025-01-01' });
    expect(accepted(await rig.receive({ procedureCode: '3.000004', components: [{ code: 'don', originals: 1 }] })).dossier).toMatchObject({ procedureVersion: 1, dueOn: '2025-07-10' });
  });

  it('is not begun for a code that exists; the refusal names the version to start from', async () => {
    expect(await create('1.001193')).toEqual(refusedWith('PROCEDURE_EXISTS', { latestVersion: 1 }));
    expect(await create('1.001193', 9)).toEqual(refusedWith('PROCEDURE_NOT_FOUND'));
  });
});

describe('a draft from a published version', () => {
  it('says what that version says, and its differences are what was changed', async () => {
    const { draftId } = accepted(await create('2.000815', 1));
    const draft = accepted(await rig.app.get(ReadDrafts).lookUp(draftId, PEOPLE.admin));
    const changed = accepted(await edit(draft, { ...draft.content, name: 'Chứng thực bản sao từ bản chính (mới)', supplementDays: 5 }));

    expect(draft.content.channels).toHaveLength(3);
    expect(procedureContent.parse(draft.content)).toEqual(draft.content);
    expect(accepted(await rig.app.get(ReadDrafts).compare(changed.draftId, PEOPLE.leader)).differences).toEqual([
      { pointer: '/name', kind: 'changed', before: 'Chứng thực bản sao từ bản chính', after: 'Chứng thực bản sao từ bản chính (mới)' },
      expect.objectContaining({ pointer: '/supplementDays', after: 5 }),
    ]);
  });

  it('cannot begin in the past, because what was law on a day stays law on that day', async () => {
    await published('3.000005', aContent(), '2025-07-01');
    const next = accepted(await create('3.000005', 1));

    expect(await publish(next, '2025-06-30')).toEqual(refusedWith('PROCEDURE_VALID_FROM_PAST', { today: '2025-07-01' }));
    expect(accepted(await publish(next, '2025-07-01'))).toMatchObject({ publishedVersion: 2 });
  });

  it('is outdated when somebody published meanwhile, until it is told the new base', async () => {
    await published('3.000006');
    const [slow, fast] = [accepted(await create('3.000006', 1)), accepted(await create('3.000006', 1))];
    accepted(await publish(fast));

    expect(await publish(slow)).toEqual(refusedWith('PROCEDURE_DRAFT_OUTDATED', { baseVersion: 1, latestVersion: 2 }));
    const rebased = accepted(await edit(slow, aContent({ supplementDays: 9 }), { baseVersion: 2 }));
    expect(accepted(await publish(rebased))).toMatchObject({ publishedVersion: 3 });
  });

  it('may end a procedure: after its last day nothing is in force', async () => {
    await published('3.000007');
    const ending = accepted(await edit(accepted(await create('3.000007', 1)), aContent({ validTo: '2025-12-31' })));

    expect(await publish(ending, '2026-02-01')).toEqual(refusedWith('PROCEDURE_INCOMPLETE', { problems: [expect.objectContaining({ code: 'valid-to-before-valid-from' })] }));
    accepted(await publish(ending, '2025-08-01'));
    expect(await lookUp('3.000007', '2025-12-31')).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await lookUp('3.000007', '2026-01-01')).toEqual(refusedWith('PROCEDURE_NOT_FOUND'));
  });
});

describe('two people at one draft', () => {
  it('the second gets told, and loses nothing', async () => {
    const draft = accepted(await create('3.000008'));
    accepted(await edit(draft, aContent()));

    expect(await edit(draft, aContent({ name: 'Khác' }))).toEqual(refusedWith('PROCEDURE_DRAFT_STALE', { currentVersion: 2 }));
  });

  it('the same command again gets the same answer, also when the draft has gone on', async () => {
    const key = rig.nextKey();
    const created = accepted(await create('3.000009', undefined, PEOPLE.admin, key));
    const edited = accepted(await edit(created, aContent()));
    const publishing = rig.nextKey();
    const first = accepted(await publish(edited, '2025-07-02', PEOPLE.admin, publishing));

    expect(accepted(await create('3.000009', undefined, PEOPLE.admin, key))).toEqual(created);
    expect(accepted(await publish(edited, '2025-07-02', PEOPLE.admin, publishing))).toEqual(first);
    expect(await create('3.000010', undefined, PEOPLE.admin, key)).toEqual(refusedWith('IDEMPOTENCY_KEY_REUSED'));
  });

  it('what is published or put aside is closed', async () => {
    const draft = accepted(await create('3.000011'));
    const discarded = accepted(await rig.app.get(EditProcedureDraft).discard(
      discardProcedureDraft.request.parse({ draftId: draft.draftId, expectedVersion: 1 }), PEOPLE.admin, rig.nextKey()));

    expect(discarded).toMatchObject({ state: 'discarded', version: 2 });
    expect(await edit(discarded, aContent())).toEqual(refusedWith('PROCEDURE_DRAFT_CLOSED', { state: 'discarded' }));
  });
});

describe('the workshop of the catalogue', () => {
  it('is the province\'s alone', async () => {
    for (const actor of [PEOPLE.desk, PEOPLE.chair, PEOPLE.leader, PEOPLE.auditor]) expect(await create('3.000012', undefined, actor)).toEqual(refusedWith('FORBIDDEN'));
    expect(await rig.app.get(ReadDrafts).lookUp('00000000-0000-7000-8000-0000000000ff', PEOPLE.desk)).toEqual(refusedWith('FORBIDDEN'));
  });

  it('lists drafts in pages, the latest first, and leaves an audit row for each deed', async () => {
    const list = async (cursor?: string) => accepted(await rig.app.get(ReadDrafts).list({ limit: 2, state: 'open', ...(cursor ? { cursor } : {}) }, PEOPLE.auditor));
    const first = await list();
    const second = await list(first.nextCursor);

    expect(first.items).toHaveLength(2);
    expect(new Set([...first.items, ...second.items].map(({ draftId }) => draftId)).size).toBe(4);
    expect(first.items[0]).not.toHaveProperty('content');
    const [deeds] = await rig.rows<{ actions: string[] }>(`SELECT array_agg(DISTINCT action ORDER BY action) AS actions FROM audit WHERE object_type = 'procedure-draft'`);
    expect(deeds?.actions).toEqual(['create', 'discard', 'edit', 'publish']);
  });
});

describe('the history of a procedure', () => {
  it('shows every version, which is in force, and what changed between two', async () => {
    await published('3.000013');
    const next = accepted(await edit(accepted(await create('3.000013', 1)), aContent({ supplementDays: 10, cases: [] })));
    accepted(await publish(next, '2025-07-03'));
    const history = rig.app.get(ReadHistory);
    const first = accepted(await history.list({ code: '3.000013', limit: 1 }));
    const rest = accepted(await history.list({ code: '3.000013', limit: 1, cursor: first.nextCursor ?? '' }));

    expect(first.items).toMatchObject([{ version: 2, validFrom: '2025-07-03', isInForce: false, publishingDecision: { number: '1/QĐ-UBND' } }]);
    expect(rest).toMatchObject({ items: [{ version: 1, isInForce: false }] });
    expect(accepted(await history.compare({ code: '3.000013', from: 1, to: 2 })).differences.map(({ pointer, kind }) => `${kind} ${pointer}`)).toEqual([
      'removed /cases/gia-han', 'changed /supplementDays', 'changed /validFrom',
    ]);
    expect(await history.compare({ code: '3.000013', from: 1, to: 7 })).toEqual(refusedWith('PROCEDURE_NOT_FOUND'));
    expect(await history.list({ code: '9.999999', limit: 1 })).toEqual(refusedWith('PROCEDURE_NOT_FOUND'));
  });
});

describe('the coverage report', () => {
  it('counts what is in force on the day and names what lacks a process or a form', async () => {
    const coverage = async (asOf: string) => accepted(await rig.app.get(LookUpCoverage).run({ asOf }, PEOPLE.leader));
    const before = await coverage('2025-08-01');
    await published('3.000014', aContent({ onlineLevel: 'information', onlineLevelReason: 'Phải có mặt', channels: aContent().channels?.slice(0, 1), eForm: null }), '2025-08-01');
    const after = await coverage('2025-08-01');

    expect(after.total).toBe(before.total + 1);
    expect(after.withoutElectronicProcess).toContainEqual({ code: '3.000014', name: 'Cấp giấy phép thử nghiệm', field: 'Xây dựng', version: 1 });
    expect(after.withoutInternalProcess).toEqual(before.withoutInternalProcess);
    expect((await coverage('2025-07-31')).total).toBe(before.total);
  });
});
