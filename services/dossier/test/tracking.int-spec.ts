import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { trackDossier } from '@haicap/contracts';
import { TrackDossier } from '../src/tracking/track-dossier.js';
import { accepted, dossierRig, PEOPLE, refusedWith, type DossierRig } from './dossier-rig.js';

let rig: DossierRig;
let code: string;
let secret: string;
beforeAll(async () => {
  rig = await dossierRig();
  const received = accepted(await rig.receive());
  ({ trackingSecret: secret, dossier: { code } } = received);
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

  it('asks the database the same questions either way', async () => {
    const questions = async (request: { code: string; secret: string }) => {
      const texts: string[] = [];
      const original = rig.dataSource.createQueryRunner.bind(rig.dataSource);
      rig.dataSource.createQueryRunner = (mode) => {
        const runner = original(mode);
        const query = runner.query.bind(runner) as (...args: unknown[]) => Promise<unknown>;
        runner.query = ((text: string, ...rest: unknown[]) => {
          texts.push(text);
          return query(text, ...rest);
        }) as typeof runner.query;
        return runner;
      };
      await track(request);
      rig.dataSource.createQueryRunner = original;
      return texts;
    };

    const wrongCode = await questions({ code: code.replace(/\d{4}$/, '0999'), secret });

    expect(wrongCode).toEqual(await questions({ code, secret: '0000000000' }));
    expect(wrongCode.filter((text) => text.includes('FROM dossier'))).toHaveLength(1);
  });
});
