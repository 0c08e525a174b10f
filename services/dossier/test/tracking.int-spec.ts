import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listOwnDossiers, trackDossier, type Actor, type RpcReply } from '@haicap/contracts';
import { ListOwnDossiers } from '../src/dossier/list-own-dossiers.js';
import { TrackOwnDossier } from '../src/own-dossier/track-own-dossier.js';
import { TrackReceiptProof } from '../src/receipt-proof/track-receipt-proof.js';
import { TrackDossier } from '../src/tracking/track-dossier.js';
import { HeardStatements } from './heard-statements.js';
import { accepted, CITIZEN, dossierRig, OTHER_CITIZEN, PEOPLE, refusedWith, type DossierRig } from './dossier-rig.js';

const GUESSES = process.env['HAICAP_TEST_LONG'] === '1' ? 10_000 : 100;

let rig: DossierRig;
let code: string;
let secret: string;
let token: string;
const heard = new HeardStatements();
beforeAll(async () => {
  rig = await dossierRig({ onPool: heard.onPool });
  const received = accepted(await rig.receive());
  ({ trackingSecret: secret, trackingToken: token = '', dossier: { code } } = received);
  accepted(await rig.assign({ dossierId: received.dossier.dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
});
afterAll(() => rig.close());

const track = (request: { code: string; secret: string; afterVersion?: number }) => rig.app.get(TrackDossier).run(trackDossier.request.parse(request));

describe('tracking with code and secret', () => {
  it('shows progress, units and dates, the name masked and no officer', async () => {
    const tracked = accepted(await track({ code, secret }));

    expect(trackDossier.reply.parse(tracked)).toMatchObject({
      code, version: 2, status: 'assigned', procedureName: 'Chứng thực bản sao từ bản chính', competentUnitName: 'Phường Hạc Thành',
      receivingUnitName: 'Phường Hạc Thành', applicantName: 'N••• V•• A•', dueOn: '2025-07-01', completedAt: null, timeliness: null,
    });
    expect(tracked.timeline.map(({ version }) => version)).toEqual([1, 2]);
    for (const hidden of ['Nguyễn', 'Lê Lợi', PEOPLE.specialist.accountId]) expect(JSON.stringify(tracked)).not.toContain(hidden);
  });

  it('accepts both as people type them', async () => {
    expect((await track({ code: ` ${code.toLowerCase()} `, secret: `${secret.slice(0, 5).toLowerCase()}-${secret.slice(5)}` })).ok).toBe(true);
  });

  it('says who holds it, until when, and what comes next', async () => {
    expect(accepted(await track({ code, secret }))).toMatchObject({
      holder: { side: 'office', name: 'Phường Hạc Thành' }, until: '2025-07-01T17:00:00+07:00',
      holding: 'Phường Hạc Thành đang giải quyết hồ sơ, hẹn đến 17:00 ngày 01/07/2025.', next: 'Khi có kết quả, bạn nhận tại Phường Hạc Thành.',
    });
  });

  it('says it in English to whoever asks for that, and everything else of it is the same', async () => {
    const { holding, next, timeline, ...rest } = accepted(await rig.app.get(TrackDossier).run(trackDossier.request.parse({ code, secret }), 'en'));
    const vietnamese = accepted(await track({ code, secret }));

    expect({ holding, next }).toEqual({ holding: 'Phường Hạc Thành is working on the dossier, due at 17:00 on 01/07/2025.', next: 'Once there is a result, you collect it at Phường Hạc Thành.' });
    expect(timeline.map(({ sentence }) => sentence)).toEqual([
      'Phường Hạc Thành received the dossier at the desk. The result is promised for 01/07/2025.', 'Phường Hạc Thành assigned an officer to the dossier.']);
    expect({ ...rest, holding: vietnamese.holding, next: vietnamese.next, timeline: timeline.map((entry, index) => ({ ...entry, sentence: vietnamese.timeline[index]?.sentence })) }).toEqual(vietnamese);
  });

  it('shows the same to whoever scans the QR code', async () => {
    expect(accepted(await rig.app.get(TrackDossier).run({ token, afterVersion: 0 }))).toEqual(accepted(await track({ code, secret })));
  });

  it('goes on after a version', async () => {
    expect(accepted(await track({ code, secret, afterVersion: 1 })).timeline.map(({ version }) => version)).toEqual([2]);
  });
});

describe('guessing', () => {
  it('gets one answer, whether code or secret is wrong', async () => {
    const wrongSecret = await track({ code, secret: '0000000000' });
    const wrongCode = await track({ code: code.replace(/\d{4}$/, '0999'), secret });
    const neither = await track({ code: 'không có', secret: '' });

    expect(wrongSecret).toEqual(refusedWith('TRACKING_NOT_FOUND'));
    expect(wrongCode).toEqual(wrongSecret);
    expect(neither).toEqual(wrongSecret);
  });

  it(`is answered alike ${GUESSES} times at codes that exist and at codes that do not; how long it took is told and judges nothing`, async () => {
    const tookMs = { existing: [] as number[], missing: [] as number[] };
    for (let turn = 0; turn < GUESSES; turn += 1) {
      for (const kind of ['existing', 'missing'] as const) {
        const began = performance.now();
        const answer = await track({ code: kind === 'existing' ? code : code.replace(/\d{4}$/, String(1_000 + (turn % 9_000))), secret: `${turn}`.padStart(10, '0') });
        tookMs[kind].push(performance.now() - began);
        expect(answer).toEqual(refusedWith('TRACKING_NOT_FOUND'));
      }
    }
    const figures = Object.entries(tookMs).map(([kind, all]) => {
      const sorted = all.toSorted((one, other) => one - other);
      return `${kind} ${[0.25, 0.5, 0.75, 0.95].map((part) => (sorted[Math.floor(part * sorted.length)] ?? 0).toFixed(2)).join(' / ')} ms`;
    });
    process.stderr.write(`tracking, ${GUESSES} guesses each, quartiles and 95 %: ${figures.join('; ')}\n`);
  });

  it('asks the database the same questions, whatever is wrong, for progress and for a proof alike', async () => {
    const asked = (ask: () => Promise<unknown>) => heard.during(ask);
    const otherCode = code.replace(/\d{4}$/, '0999');
    const flipped = (at: number) => `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
    const prove = (keys: { code: string; secret: string } | { token: string }) => rig.app.get(TrackReceiptProof).run(keys);
    const trackToken = (typed: string) => rig.app.get(TrackDossier).run({ token: typed, afterVersion: 0 });

    const wrongCode = await asked(() => track({ code: otherCode, secret }));
    expect(wrongCode.filter((text) => text.includes('FROM dossier'))).toHaveLength(1);
    for (const ask of [() => track({ code, secret: '0000000000' }), () => prove({ code: otherCode, secret }), () => prove({ code, secret: '0000000000' })]) {
      expect(await asked(ask)).toEqual(wrongCode);
    }
    const unknownDossier = await asked(() => trackToken(flipped(3)));
    for (const typed of [flipped(30), 'không có', '']) expect(await asked(() => trackToken(typed))).toEqual(unknownDossier);
    expect(unknownDossier).toHaveLength(wrongCode.length);
  });
});

describe('a citizen who is signed in', () => {
  const own = (actor: Actor, request: { limit?: number; cursor?: string } = {}) => rig.app.get(ListOwnDossiers).run(listOwnDossiers.request.parse(request), actor);
  const trackOwn = (dossierId: string, actor: Actor) => rig.app.get(TrackOwnDossier).run({ dossierId }, actor);

  it('finds the own dossiers, the latest first, page by page, and nobody else does', async () => {
    const filed: string[] = [];
    for (let number = 0; number < 5; number += 1) {
      filed.unshift(accepted(await rig.receive({}, CITIZEN)).dossier.dossierId);
      rig.clock.advance(1_000);
    }
    const found: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page: RpcReply<typeof listOwnDossiers> = accepted(await own(CITIZEN, { limit: 2, ...(cursor === '' ? {} : { cursor }) }));
      found.push(...page.items.map(({ dossierId }) => dossierId));
      cursor = page.nextCursor;
    }

    expect(found).toEqual(filed);
    expect(accepted(await own(OTHER_CITIZEN)).items).toEqual([]);
    expect(await own(CITIZEN, { cursor: 'x' })).toEqual(refusedWith('CURSOR_INVALID'));
  });

  it('tracks an own dossier without its secret, and not that of others', async () => {
    const { dossier, trackingSecret } = accepted(await rig.receive({}, CITIZEN));

    expect(accepted(await trackOwn(dossier.dossierId, CITIZEN))).toEqual(accepted(await track({ code: dossier.code, secret: trackingSecret })));
    expect(await trackOwn(dossier.dossierId, OTHER_CITIZEN)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
  });
});
