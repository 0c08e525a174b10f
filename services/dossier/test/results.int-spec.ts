import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Dossier } from '@haicap/contracts';
import { PROCEDURE_CATALOGUE } from '../src/procedure/procedure-catalogue.js';
import { PublishProcedures } from '../src/procedure/publish-procedures.js';
import { ListResults } from '../src/result/list-results.js';
import { accepted, CITIZEN, dossierRig, PEOPLE, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';
import { aKnownFile, aSignedFile } from './known-files.js';
import { REGISTRATION } from './whole-life.js';
import { anAssigned, at, delegate, employ, HASH, OFFICERS, officesOn } from './offices-rig.js';

let rig: DossierRig;
let offices: ReturnType<typeof officesOn>;
beforeAll(async () => {
  rig = await dossierRig();
  offices = officesOn(rig);
  await employ(rig);
  // The same procedures as they are when results are signed and a chair may approve many in one go.
  const entries = PROCEDURE_CATALOGUE.filter(({ code }) => ['1.004884', '1.000656'].includes(code))
    .map((entry) => ({ ...entry, needsSignature: true, allowsBatchApproval: entry.code === '1.000656' }));
  await rig.app.get(PublishProcedures).run({ entries, actor: 'service:dossier', mode: 'all' });
});
afterAll(() => rig.close());

const anApproved = async (): Promise<Dossier> => {
  const submitted = accepted(await rig.submitForApproval(at(await anAssigned(rig)), PEOPLE.specialist));
  return accepted(await rig.approve(at(submitted), PEOPLE.chair));
};
/** A file that the chair has signed for the unit, as a result. */
const electronic = async (signed: Parameters<typeof aSignedFile>[1] = {}) => ({ kind: 'electronic' as const, fileId: await aSignedFile(rig, signed) });
const aSigned = async () => accepted(await offices.sign({ ...at(await anApproved()), ...(await electronic()) }, PEOPLE.chair));
const aNumbered = async () => accepted(await offices.number({ ...at(await aSigned()), symbol: 'GKS-UBND' }, PEOPLE.desk));
const aCompleted = async () => {
  const issued = accepted(await offices.issue(at(await aNumbered()), PEOPLE.desk));
  return accepted(await rig.complete(at(issued), PEOPLE.specialist));
};
const resultsOf = async (dossierId: string, actor = PEOPLE.chair) => accepted(await rig.app.get(ListResults).run({ dossierId }, actor));

describe('a result that is signed', () => {
  it('goes from approval to completion by three steps, each with its evidence', async () => {
    const approved = await anApproved();
    expect(await rig.complete(at(approved), PEOPLE.specialist)).toEqual(refusedWith('DOSSIER_STATE_FORBIDS', { wayOut: expect.arrayContaining([{ action: 'sign', roles: ['chair'], unitIds: [UNITS.hacThanh] }]) }));
    expect(await offices.sign({ ...at(approved), kind: 'electronic' }, PEOPLE.chair)).toEqual(refusedWith('RESULT_EVIDENCE_REQUIRED'));
    expect(await offices.sign({ ...at(approved), kind: 'paper', fileId: UNITS.hacThanh }, PEOPLE.chair)).toEqual(refusedWith('RESULT_FILE_UNUSABLE', { reason: 'not-complete' }));
    const evidence = await electronic();
    expect(await offices.sign({ ...at(approved), ...evidence }, PEOPLE.specialist)).toEqual(refusedWith('FORBIDDEN', { roles: ['chair'] }));

    const signed = accepted(await offices.sign({ ...at(approved), ...evidence }, PEOPLE.chair));
    const numbered = accepted(await offices.number({ ...at(signed), symbol: 'GKS-UBND' }, PEOPLE.desk));
    const issued = accepted(await offices.issue(at(numbered), PEOPLE.desk));
    expect([signed, numbered, issued].map(({ status, nationalStatus, deliveryStatus }) => [status, nationalStatus, deliveryStatus]))
      .toEqual([['signed', 4, 'not-ready'], ['numbered', 4, 'not-ready'], ['issued', 4, 'not-ready']]);
    expect(accepted(await rig.complete(at(issued), PEOPLE.specialist))).toMatchObject({ status: 'completed', nationalStatus: 9, deliveryStatus: 'at-desk' });

    const { items: [result] } = await resultsOf(approved.dossierId);
    expect(result).toMatchObject({
      kind: 'electronic', fileId: evidence.fileId, sha256: HASH, signedBy: PEOPLE.chair.accountId, signedAs: { unitId: UNITS.hacThanh, role: 'chair' }, certificateSubject: 'CN=Lê Thị Bình',
      year: 2025, symbol: 'GKS-UBND', numberText: `${result?.number}/GKS-UBND`, issuedOn: '2025-07-01', withdrawnAt: null,
    });
    expect((await resultsOf(approved.dossierId, PEOPLE.auditor)).items[0]).toMatchObject({ sha256: HASH, certificateSubject: null });
    const told = await rig.rows('SELECT body FROM event WHERE aggregate_id = $1', [approved.dossierId]);
    expect(JSON.stringify(told)).toContain(HASH);
    expect(JSON.stringify(told)).not.toContain('Bình');
  });
});

describe('an electronic result', () => {
  it.each<[string, () => Promise<object>, string, object]>([
    ['a hash that somebody typed', () => Promise.resolve({ sha256: HASH }), 'RESULT_EVIDENCE_REQUIRED', {}],
    ['a file that nobody has signed here', async () => ({ fileId: await aKnownFile(rig, { owner: PEOPLE.chair }) }), 'RESULT_SIGNATURE_DIFFERS', { reason: 'not-signed', wayOut: [{ action: 'sign-file', roles: ['chair'], unitIds: [UNITS.hacThanh] }] }],
    ['one that the chair of another unit has signed', () => electronic({ signer: PEOPLE.otherChair, unitId: UNITS.hoangHoa }), 'RESULT_SIGNATURE_DIFFERS', { reason: 'other-signer' }],
    ['one that the delegate has signed, for the chair who did not', () => electronic({ signer: OFFICERS.deputy, onBehalfOf: PEOPLE.chair.accountId }), 'RESULT_SIGNATURE_DIFFERS', { reason: 'other-signer' }],
    ['one that was signed for another unit', () => electronic({ unitId: UNITS.department }), 'RESULT_SIGNATURE_DIFFERS', { reason: 'other-unit' }],
    ['one that is still being looked through', () => electronic({ scan: 'pending' }), 'RESULT_FILE_UNUSABLE', { reason: 'not-scanned' }],
    ['one with malware', () => electronic({ scan: 'infected' }), 'RESULT_FILE_UNUSABLE', { reason: 'infected' }],
    ['one that will be swept away', () => electronic({ nameableUntil: '2025-06-30T08:00:00+07:00' }), 'RESULT_FILE_UNUSABLE', { reason: 'expired' }],
    ['one with other bytes than are said', async () => ({ ...(await electronic()), sha256: 'cd'.repeat(32) }), 'RESULT_FILE_UNUSABLE', { reason: 'hash-differs' }],
  ])('is not %s', async (_what, make, code, params) => {
    const approved = await anApproved();

    expect(await offices.sign({ ...at(approved), ...(await make()), kind: 'electronic' }, PEOPLE.chair)).toEqual(refusedWith(code, params));
    expect(await rig.rows('SELECT version FROM dossier WHERE id = $1', [approved.dossierId])).toEqual([{ version: approved.version }]);
  });

  it('names whom the certificate of its signature names, not whom a request names', async () => {
    const [approved, evidence] = [await anApproved(), await electronic({ subject: 'CN=Trần Văn Ký' })];

    expect(() => offices.sign({ ...at(approved), ...evidence, certificateSubject: 'CN=Ai đó' } as never, PEOPLE.chair)).toThrow('certificateSubject');
    accepted(await offices.sign({ ...at(approved), ...evidence }, PEOPLE.chair));

    expect((await resultsOf(approved.dossierId)).items[0]).toMatchObject({ certificateSubject: 'CN=Trần Văn Ký', sha256: HASH });
  });

  it('of a delegate carries the delegate\'s own signature', async () => {
    await delegate(rig);
    rig.clock.advance(11_000);
    const [approved, evidence] = [await anApproved(), await electronic({ signer: OFFICERS.deputy, onBehalfOf: PEOPLE.chair.accountId })];

    accepted(await offices.sign({ ...at(approved), ...evidence }, OFFICERS.deputy));

    expect((await resultsOf(approved.dossierId)).items[0]).toMatchObject({ signedBy: OFFICERS.deputy.accountId, signedOnBehalfOf: PEOPLE.chair.accountId });
  });
});

describe('the file of a result that a citizen waits for', () => {
  const aFiledAndApproved = async () => {
    const { dossier } = accepted(await rig.receive(REGISTRATION, CITIZEN));
    const received = accepted(await rig.receiveSubmitted(at(dossier), PEOPLE.desk));
    const assigned = accepted(await rig.assign({ ...at(received), assigneeId: PEOPLE.specialist.accountId }));
    return accepted(await rig.approve(at(accepted(await rig.submitForApproval(at(assigned), PEOPLE.specialist))), PEOPLE.chair));
  };
  const issueSigned = async (signed: Dossier) => accepted(await offices.issue(at(accepted(await offices.number({ ...at(signed), symbol: 'GKS-UBND' }, PEOPLE.desk))), PEOPLE.desk));

  it('is shown to the office from the signature on, and to the citizen from the completion on', async () => {
    const dossier = await aFiledAndApproved();
    const evidence = await electronic();
    const fileSeenBy = async (actor = PEOPLE.chair) => (await resultsOf(dossier.dossierId, actor)).items[0]?.fileId;

    const signed = accepted(await offices.sign({ ...at(dossier), ...evidence }, PEOPLE.chair));
    expect([await fileSeenBy(), await fileSeenBy(CITIZEN)]).toEqual([evidence.fileId, null]);
    const issued = await issueSigned(signed);
    expect(await fileSeenBy(CITIZEN)).toBeNull();

    const completed = accepted(await rig.complete(at(issued), PEOPLE.specialist));
    expect(await fileSeenBy(CITIZEN)).toBe(evidence.fileId);
    const told = await rig.rows<{ version: number; body: { resultHeld?: boolean } }>('SELECT version, body FROM event WHERE aggregate_id = $1 AND version >= $2 ORDER BY version', [dossier.dossierId, issued.version]);
    expect(told.map(({ body: { resultHeld } }) => resultHeld)).toEqual([undefined, false]);
    accepted(await rig.returnResult(at(completed), PEOPLE.desk));
    expect(await fileSeenBy(CITIZEN)).toBe(evidence.fileId);
  });

  it('that comes in place of a withdrawn one is shown to the citizen from the completion on, not from the issue on', async () => {
    const [first, second] = [await electronic(), await electronic()];
    const signAndIssue = async (dossier: Dossier, evidence: typeof first) => issueSigned(accepted(await offices.sign({ ...at(dossier), ...evidence }, PEOPLE.chair)));
    const completed = accepted(await rig.complete(at(await signAndIssue(await aFiledAndApproved(), first)), PEOPLE.specialist));
    const withdrawn = accepted(await offices.withdrawResult({ ...at(completed), reasonCode: 'content-incorrect', reasonText: 'Sai ngày sinh.' }, PEOPLE.chair));
    const seen = async () => (await resultsOf(completed.dossierId, CITIZEN)).items.map(({ fileId }) => fileId);

    const issued = await signAndIssue(accepted(await offices.replace(at(withdrawn), PEOPLE.chair)), second);
    expect(await seen()).toEqual([first.fileId, null]);

    accepted(await rig.complete(at(issued), PEOPLE.specialist));
    expect(await seen()).toEqual([first.fileId, second.fileId]);
  });
});

describe('a result on paper', () => {
  it('goes without a file, and with a scan that may be named here', async () => {
    const [bare, scanned, foreign] = [await anApproved(), await anApproved(), await anApproved()];

    expect(await offices.sign({ ...at(bare), kind: 'paper' }, PEOPLE.chair)).toMatchObject({ ok: true });
    expect(await offices.sign({ ...at(scanned), kind: 'paper', fileId: await aKnownFile(rig) }, PEOPLE.chair)).toMatchObject({ ok: true });
    expect(await offices.sign({ ...at(foreign), kind: 'paper', fileId: await aKnownFile(rig, { owner: PEOPLE.otherDesk }) }, PEOPLE.chair)).toEqual(refusedWith('FILE_NOT_YOURS'));
  });
});

describe('the register of a unit', () => {
  it('has no gap and gives no number twice, also when many number at once and some are stale', async () => {
    const signed = await Promise.all(Array.from({ length: 6 }, () => aSigned()));
    const before = await rig.rows<{ last_number: number }>('SELECT last_number FROM result_register WHERE unit_id = $1', [UNITS.hacThanh]);

    const outcomes = await Promise.all(signed.flatMap((dossier) => [1, 2].map(() => offices.number(at(dossier), PEOPLE.desk))));

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(6);
    for (const outcome of outcomes.filter(({ ok }) => !ok)) expect(outcome).toEqual(refusedWith('DOSSIER_STALE'));
    const [after] = await rig.rows<{ last_number: number; numbers: number[] }>(
      `SELECT r.last_number, (SELECT array_agg(number ORDER BY number) FROM result WHERE unit_id = r.unit_id AND year = 2025) AS numbers FROM result_register r WHERE unit_id = $1`, [UNITS.hacThanh]);
    expect(after?.last_number).toBe((before[0]?.last_number ?? 0) + 6);
    expect(after?.numbers).toEqual(Array.from({ length: after?.last_number ?? 0 }, (_, index) => index + 1));
  });

  it('takes none for what the state forbids', async () => {
    const approved = await anApproved();
    const count = async () => rig.rows('SELECT last_number FROM result_register WHERE unit_id = $1', [UNITS.hacThanh]);
    const before = await count();

    expect(await offices.number(at(approved), PEOPLE.desk)).toEqual(refusedWith('DOSSIER_STATE_FORBIDS'));
    expect(await count()).toEqual(before);
  });

  it('begins anew with a year', async () => {
    const signed = await aSigned();
    rig.clock.set('2026-01-05T08:00:00+07:00');

    accepted(await offices.number(at(signed), PEOPLE.desk));

    expect((await resultsOf(signed.dossierId)).items[0]).toMatchObject({ year: 2026, number: 1 });
    rig.clock.set('2025-07-01T08:00:00+07:00');
  });
});

describe('a mistake that is seen before the issue', () => {
  const WHY = { reasonCode: 'content-incorrect', reasonText: 'Sai họ đệm của bà Bình.' };

  it('takes the signature back; the number stays void, and what is signed anew takes the next one', async () => {
    const numbered = await aNumbered();
    expect(await offices.withdrawSignature({ ...at(numbered), reasonCode: 'content-incorrect' }, PEOPLE.chair)).toEqual(refusedWith('REASON_REQUIRED'));
    expect(await offices.withdrawSignature({ ...at(numbered), ...WHY }, PEOPLE.desk)).toEqual(refusedWith('FORBIDDEN', { roles: ['chair'] }));

    const back = accepted(await offices.withdrawSignature({ ...at(numbered), ...WHY }, PEOPLE.chair));
    expect(back).toMatchObject({ status: 'returned-by-approver', nationalStatus: 4, assigneeId: PEOPLE.specialist.accountId, deliveryStatus: 'not-ready' });
    const approved = accepted(await rig.approve(at(accepted(await rig.submitForApproval(at(back), PEOPLE.specialist))), PEOPLE.chair));
    const signed = accepted(await offices.sign({ ...at(approved), ...(await electronic()) }, PEOPLE.chair));
    const issued = accepted(await offices.issue(at(accepted(await offices.number({ ...at(signed), symbol: 'GKS-UBND' }, PEOPLE.desk))), PEOPLE.desk));
    expect(accepted(await rig.complete(at(issued), PEOPLE.specialist)).status).toBe('completed');

    const { items: [taken, next] } = await resultsOf(numbered.dossierId);
    expect(taken).toMatchObject({ issuedAt: null, withdrawalReasonCode: 'content-incorrect', withdrawalReasonLabel: 'Nội dung kết quả có sai sót, phát hiện trước khi phát hành', replacedByResultId: null });
    expect(next).toMatchObject({ number: (taken?.number ?? 0) + 1, withdrawnAt: null, replacesResultId: null, issuedOn: '2025-07-01' });
    const [told] = await rig.rows<{ body: object }>(`SELECT body FROM event WHERE aggregate_id = $1 AND type LIKE '%.signature-withdrawn.v1'`, [numbered.dossierId]);
    expect(told?.body).toMatchObject({ resultId: taken?.resultId, voidNumber: { unitId: UNITS.hacThanh, year: 2025, number: taken?.number, symbol: 'GKS-UBND' } });
    expect(JSON.stringify(told)).not.toContain('Bình');
  });

  it('makes no number void where none was given, and may be left to a delegate of the chair', async () => {
    const signed = await aSigned();
    await delegate(rig, { delegationId: '00000000-0000-7000-8000-0000000000df', actions: ['withdraw-signature'] });
    rig.clock.advance(60_000);

    expect(accepted(await offices.withdrawSignature({ ...at(signed), ...WHY }, OFFICERS.deputy)).status).toBe('returned-by-approver');

    expect(await rig.rows(`SELECT body -> 'voidNumber' AS "voidNumber", body -> 'onBehalfOf' AS "onBehalfOf" FROM event WHERE aggregate_id = $1 AND type LIKE '%.signature-withdrawn.v1'`, [signed.dossierId]))
      .toEqual([{ voidNumber: null, onBehalfOf: PEOPLE.chair.accountId }]);
  });

  it('is too late when the result was issued', async () => {
    const issued = accepted(await offices.issue(at(await aNumbered()), PEOPLE.desk));
    expect(await offices.withdrawSignature({ ...at(issued), ...WHY }, PEOPLE.chair)).toEqual(refusedWith('DOSSIER_STATE_FORBIDS', { allowedActions: ['complete'] }));
  });
});

describe('a result that was wrong', () => {
  const WHY = { reasonCode: 'content-incorrect', reasonText: 'Sai ngày sinh của bà Bình.' };
  const aWithdrawn = async (completed: Dossier) => accepted(await offices.withdrawResult({ ...at(accepted(await rig.returnResult(at(completed), PEOPLE.desk))), ...WHY }, PEOPLE.chair));

  it('is withdrawn with a reason and replaced by one that is signed, numbered and issued like every other; both are kept', async () => {
    const completed = await aCompleted();
    expect(await offices.withdrawResult({ ...at(completed), reasonCode: 'content-incorrect' }, PEOPLE.chair)).toEqual(refusedWith('REASON_REQUIRED'));
    const withdrawn = await aWithdrawn(completed);
    expect(withdrawn).toMatchObject({ status: 'result-withdrawn', nationalStatus: 9, deliveryStatus: 'not-ready', completedAt: completed.completedAt, reasonLabel: 'Nội dung kết quả có sai sót' });
    rig.clock.advance(60 * 24 * 3_600_000);

    const begun = accepted(await offices.replace(at(withdrawn), PEOPLE.chair));
    expect(begun).toMatchObject({ status: 'result-withdrawn', nationalStatus: 9, replacement: { step: 'begun' }, allowedActions: expect.arrayContaining(['sign']) });
    expect(await offices.replace(at(begun), PEOPLE.chair)).toEqual(refusedWith('DOSSIER_STATE_FORBIDS'));
    expect(await offices.number(at(begun), PEOPLE.desk)).toEqual(refusedWith('DOSSIER_STATE_FORBIDS', { wayOut: expect.arrayContaining([{ action: 'sign', roles: ['chair'], unitIds: [UNITS.hacThanh] }]) }));
    expect(await offices.sign({ ...at(begun), kind: 'electronic', sha256: 'cd'.repeat(32) }, PEOPLE.chair)).toEqual(refusedWith('RESULT_EVIDENCE_REQUIRED'));
    const signed = accepted(await offices.sign({ ...at(begun), ...(await electronic({ sha256: 'cd'.repeat(32), nameableUntil: '2025-12-01T08:00:00+07:00' })) }, PEOPLE.chair));
    const numbered = accepted(await offices.number({ ...at(signed), symbol: 'GKS-UBND' }, PEOPLE.desk));
    expect((await resultsOf(completed.dossierId)).items[0]).toMatchObject({ replacedByResultId: null });
    const replaced = accepted(await rig.complete(at(accepted(await offices.issue(at(numbered), PEOPLE.desk))), PEOPLE.specialist));
    expect(replaced).toMatchObject({ status: 'completed', deliveryStatus: 'at-desk', completedAt: completed.completedAt, timeliness: completed.timeliness });

    const { items: [old, next] } = await resultsOf(completed.dossierId);
    expect(old).toMatchObject({ sha256: HASH, withdrawalReasonCode: 'content-incorrect', replacedByResultId: next?.resultId });
    expect(next).toMatchObject({ sha256: 'cd'.repeat(32), replacesResultId: old?.resultId, number: (old?.number ?? 0) + 1, signedBy: PEOPLE.chair.accountId, issuedOn: '2025-08-30' });
    const told = await rig.rows<{ type: string; body: object }>('SELECT type, body FROM event WHERE aggregate_id = $1 AND version > $2 ORDER BY version', [completed.dossierId, withdrawn.version]);
    expect(told.map(({ type }) => type.split('.').at(-2))).toEqual(['result-replacement-begun', 'signed', 'numbered', 'issued', 'result-replaced']);
    expect(told[1]?.body).toMatchObject({ status: 'result-withdrawn', resultId: next?.resultId, replacesResultId: old?.resultId });
    expect(told[4]?.body).toMatchObject({ resultId: next?.resultId, number: next?.number, replacesResultId: old?.resultId });
    expect(accepted(await rig.returnResult(at(replaced), PEOPLE.desk)).status).toBe('result-returned');
    rig.clock.set('2025-07-01T08:00:00+07:00');
  });

  it('is replaced by what was issued, not by what was signed and taken back', async () => {
    const begun = accepted(await offices.replace(at(await aWithdrawn(await aCompleted())), PEOPLE.chair));
    const signed = accepted(await offices.sign({ ...at(begun), kind: 'paper' }, PEOPLE.chair));
    const back = accepted(await offices.withdrawSignature({ ...at(signed), reasonCode: 'damaged', reasonText: 'Rách góc.' }, PEOPLE.chair));
    expect(back).toMatchObject({ status: 'result-withdrawn', replacement: { step: 'begun' } });

    const numbered = accepted(await offices.number(at(accepted(await offices.sign({ ...at(back), kind: 'paper' }, PEOPLE.chair))), PEOPLE.desk));
    accepted(await offices.issue(at(numbered), PEOPLE.desk));

    const { items: [old, torn, next] } = await resultsOf(begun.dossierId);
    expect(torn).toMatchObject({ issuedAt: null, withdrawalReasonCode: 'damaged', withdrawalReasonLabel: 'Bản kết quả bị hỏng trước khi phát hành', replacesResultId: old?.resultId });
    expect(old).toMatchObject({ replacedByResultId: next?.resultId });
  });

  it('is kept from its withdrawal on when nobody had kept it before', async () => {
    const simple = await anAssigned(rig, { procedureCode: '2.000815', components: [{ code: 'ban-chinh', originals: 1 }, { code: 'ban-sao', copies: 1 }] });
    const completed = accepted(await rig.complete(at(simple), PEOPLE.specialist));

    accepted(await offices.withdrawResult({ ...at(completed), reasonCode: 'damaged', reasonText: 'Bản sao bị nhòe.' }, PEOPLE.chair));

    expect((await resultsOf(completed.dossierId)).items).toMatchObject([{ kind: 'paper', signedAt: null, withdrawalReasonCode: 'damaged' }]);
  });
});

describe('a result that is handed over', () => {
  it('by post names a recipient, who is kept encrypted', async () => {
    const completed = await aCompleted();
    expect(await rig.returnResult({ ...at(completed), method: 'postal' }, PEOPLE.desk)).toEqual(refusedWith('DELIVERY_RECIPIENT_REQUIRED'));

    const posted = accepted(await rig.returnResult({ ...at(completed), method: 'postal', recipient: 'Lê Thị Bình', postalNumber: 'RB123' }, PEOPLE.desk));

    expect(posted).toMatchObject({ status: 'result-returned', deliveryStatus: 'posted' });
    expect((await resultsOf(completed.dossierId)).deliveries).toMatchObject([{ method: 'postal', recipient: 'Lê Thị Bình', postalNumber: 'RB123' }]);
    expect((await resultsOf(completed.dossierId, PEOPLE.auditor)).deliveries).toMatchObject([{ recipient: null }]);
    expect(JSON.stringify(await rig.rows('SELECT recipient FROM result_delivery WHERE dossier_id = $1', [completed.dossierId]))).not.toContain('Bình');
  });
});

describe('many dossiers that are approved in one go', () => {
  it('have each an outcome of their own, and the same again for the same key', async () => {
    const death = { procedureCode: '1.000656', components: [{ code: 'to-khai', originals: 1 }, { code: 'giay-bao-tu', originals: 1 }] };
    const submit = async (changes = {}) => accepted(await rig.submitForApproval(at(await anAssigned(rig, changes)), PEOPLE.specialist));
    const [one, two, notSimple] = [await submit(death), await submit(death), await submit()];
    const items = [at(one), { ...at(two), expectedVersion: 1 }, at(notSimple)];

    const first = accepted(await offices.approveMany({ items }, PEOPLE.chair, 'many'));

    expect(first.items.map(({ approved, refusal }) => [approved, refusal?.code ?? null])).toEqual([[true, null], [false, 'DOSSIER_STALE'], [false, 'BATCH_NOT_ALLOWED']]);
    expect(accepted(await offices.approveMany({ items }, PEOPLE.chair, 'many')).items[0]).toEqual(first.items[0]);
    expect(await offices.approveMany({ items }, PEOPLE.specialist)).toEqual(refusedWith('FORBIDDEN'));
    expect(() => offices.approveMany({ items: Array.from({ length: 51 }, () => at(one)) }, PEOPLE.chair)).toThrow('too_big');
  });
});

describe('a simple procedure whose result the chair signs', () => {
  const copy = { procedureCode: '2.000908', components: [{ code: 'yeu-cau', originals: 1 }, { code: 'giay-to-tuy-than', originals: 1 }] };

  it('is approved together with others when it is submitted, and then signed, numbered and issued one by one', async () => {
    const submit = async () => accepted(await rig.submitForApproval(at(await anAssigned(rig, copy)), PEOPLE.specialist));
    const [one, two] = [await submit(), await submit()];

    const { items } = accepted(await offices.approveMany({ items: [at(one), at(two)] }, PEOPLE.chair));

    expect(items.map(({ approved, version, refusal }) => [approved, version, refusal])).toEqual([[true, 4, null], [true, 4, null]]);
    const signed = accepted(await offices.sign({ dossierId: one.dossierId, expectedVersion: 4, kind: 'paper' }, PEOPLE.chair));
    const numbered = accepted(await offices.number({ ...at(signed), symbol: 'SG-UBND' }, PEOPLE.desk));
    const issued = accepted(await offices.issue(at(numbered), PEOPLE.desk));
    expect(accepted(await rig.complete(at(issued), PEOPLE.specialist)).status).toBe('completed');
    expect((await resultsOf(one.dossierId)).items).toMatchObject([{ symbol: 'SG-UBND', signedBy: PEOPLE.chair.accountId, issuedOn: '2025-07-01' }]);
  });

  it('needs no approval, but nobody completes it without the signature', async () => {
    const assigned = await anAssigned(rig, copy);
    expect(assigned.needsSignature).toBe(true);
    expect(await rig.complete(at(assigned), PEOPLE.specialist)).toMatchObject(refusedWith('DOSSIER_STATE_FORBIDS'));
    expect(accepted(await offices.sign({ ...at(assigned), kind: 'paper' }, PEOPLE.chair)).status).toBe('signed');
  });
});
