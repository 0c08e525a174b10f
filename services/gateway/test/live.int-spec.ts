import { dossierReceived, hintSubject, listFigures, listTimeline, lookUpSummary, refusal, trackDossier } from '@haicap/contracts';
import { err, ok } from '@haicap/kernel';
import type { Bus } from '@haicap/messaging';
import { createStreams, eventually, pause } from '@haicap/testing';
import { DOSSIER_ID, dossier, EXAMPLE_REPLIES, HAC_THANH } from './example-replies.js';
import { EventListener } from './event-listener.js';
import { runGateway, type RunningGateway } from './running-gateway.js';

let gateway: RunningGateway;
let owner: Bus;
beforeAll(async () => {
  gateway = await runGateway();
  owner = await gateway.nats.connect('dossier');
}, 30_000);
afterAll(async () => gateway.stop(), 30_000);
afterEach(() => gateway.owners.reset());

const openStream = (path: string, headers?: Record<string, string>) => EventListener.open(`${gateway.url}${path}`, headers);
const asChair = async () => ({ authorization: `Bearer ${await gateway.tokenOf('chair')}` });
const entry = (version: number) => ({ version, at: '2025-07-01T08:00:00+07:00', type: 'received', status: 'received', sentence: 'Đã tiếp nhận hồ sơ.' });
let versions: number[];
const ownerHas = (...known: number[]) => {
  versions = known;
  gateway.owners.answer(listTimeline, ({ afterVersion }) => ok({ entries: versions.filter((version) => version > Number(afterVersion)).map(entry) }));
};
/** What the relay puts on the stream; its content beyond the dossier's id does not matter here. */
const publishFact = () => owner.js.publish(dossierReceived.busSubject, JSON.stringify({ subject: DOSSIER_ID }));
const timeline = `/api/v1/dossiers/${DOSSIER_ID}/timeline`;

describe('the timeline of a dossier', () => {
  it('is JSON for whoever does not ask for a stream', async () => {
    ownerHas(1, 2);

    const response = await fetch(`${gateway.url}${timeline}?afterVersion=1`, { headers: await asChair() });

    expect(((await response.json()) as { entries: unknown[] }).entries).toEqual([entry(2)]);
  });

  it('speaks the language that was asked for, says so, and is kept apart by it', async () => {
    gateway.owners.answer(listTimeline, ({ afterVersion }, { language }) => ok({ entries: Number(afterVersion) > 0 ? [] : [{ ...entry(1), sentence: language === 'en' ? 'The dossier was received.' : 'Đã tiếp nhận hồ sơ.' }] }));
    const ask = async (language: string) => {
      const response = await fetch(`${gateway.url}${timeline}`, { headers: { ...await asChair(), 'accept-language': language } });
      const { entries: [first] } = (await response.json()) as { entries: { sentence: string }[] };
      return [first?.sentence, response.headers.get('content-language'), response.headers.get('vary')?.toLowerCase().split(', ').filter((field) => field.startsWith('accept'))];
    };

    expect(await ask('en-GB,vi;q=0.5')).toEqual(['The dossier was received.', 'en', ['accept', 'accept-language']]);
    expect(await ask('vi')).toEqual(['Đã tiếp nhận hồ sơ.', 'vi', ['accept', 'accept-language']]);
    // The stream asks the owner again for each change, in the language it was opened with.
    const listener = await openStream(timeline, { ...await asChair(), 'accept-language': 'en' });
    await eventually(() => expect(listener.events.map(({ data }) => data['sentence'])).toEqual(['The dossier was received.']));
    expect(listener.response.headers.get('content-language')).toBe('en');
    listener.close();
  });

  it('streams what is there, and each change within a second, numbered by the version', async () => {
    ownerHas(1, 2);
    const listener = await openStream(timeline, await asChair());
    await eventually(() => expect(listener.events).toHaveLength(2));

    ownerHas(1, 2, 3);
    await publishFact();
    await eventually(() => expect(listener.events.map(({ event, id }) => `${event} ${id}`)).toEqual(['entry 1', 'entry 2', 'entry 3']), 1_000);

    expect(listener.response.headers.get('content-type')).toContain('text/event-stream');
    expect(listener.response.headers.get('cache-control')).toBe('no-store');
    expect(listener.response.headers.get('content-security-policy')).toContain("default-src 'none'");
    listener.close();
  });

  it('is followed on the bus while somebody reads it, and by nobody else', async () => {
    ownerHas(1);
    const keeper = await gateway.nats.connect('bus-keeper');
    const { jetstreamManager } = await import('@nats-io/jetstream');
    const jsm = await jetstreamManager(keeper.nc, { checkAPI: false });
    const delivered = async () => {
      const counts = new Map<string, number>();
      for await (const { name, delivered: { consumer_seq: count } } of jsm.consumers.list('DOSSIER')) counts.set(name, count);
      return counts;
    };
    const read = await openStream(timeline, await asChair());
    await eventually(async () => {
      await publishFact();
      expect(Math.max(...(await delivered()).values())).toBeGreaterThan(0);
    });
    read.close();
    // Its going is known to the gateway once a fact travels to nobody.
    const before = await eventually(async () => {
      const [was] = [await delivered(), await publishFact()];
      await pause(20);
      expect(await delivered()).toEqual(was);
      return was;
    });

    await publishFact();
    const again = await openStream(timeline, await asChair());
    ownerHas(1, 2);
    await eventually(async () => {
      await publishFact();
      expect(again.events.at(-1)?.id).toBe('2');
    });
    again.close();

    const after = await delivered();
    expect([...before].map(([name]) => [name, after.get(name)])).toEqual([...before]);
  });

  it('goes on after the version a returning reader has seen', async () => {
    ownerHas(1, 2, 3);

    const listener = await openStream(timeline, { ...(await asChair()), 'last-event-id': '2' });
    await eventually(() => expect(listener.events).toHaveLength(1));

    expect(listener.events[0]).toMatchObject({ id: '3', event: 'entry' });
    listener.close();
  });

  it('is read again when the stream was lost and made anew, without any fact', async () => {
    ownerHas(1);
    const listener = await openStream(timeline, await asChair());
    await eventually(() => expect(listener.events).toHaveLength(1));

    const keeper = await gateway.nats.connect('bus-keeper');
    const { jetstreamManager } = await import('@nats-io/jetstream');
    await (await jetstreamManager(keeper.nc, { checkAPI: false })).streams.delete('DOSSIER');
    ownerHas(1, 2);
    await createStreams(keeper, { owner: 'dossier', only: 'streams' });
    keeper.hint(hintSubject.repaired());

    await eventually(() => expect(listener.events.at(-1)?.id).toBe('2'), 10_000);
    ownerHas(1, 2, 3);
    await eventually(async () => {
      await publishFact();
      expect(listener.events.at(-1)?.id).toBe('3');
    });
    listener.close();
  });

  it('is refused as a problem when the person may not see the dossier', async () => {
    gateway.owners.answer(listTimeline, () => err(refusal('DOSSIER_NOT_FOUND')));

    const listener = await openStream(timeline, await asChair());

    expect([listener.response.status, ((await listener.response.json()) as { code: string }).code]).toEqual([404, 'DOSSIER_NOT_FOUND']);
  });

  it('ends when a right has ended meanwhile', async () => {
    ownerHas(1);
    const listener = await openStream(timeline, await asChair());
    await eventually(() => expect(listener.events).toHaveLength(1));

    gateway.owners.answer(listTimeline, () => err(refusal('TOKEN_INVALID')));
    await publishFact();

    await eventually(() => expect(listener.hasEnded).toBe(true));
  });
});

describe('tracking by code and secret', () => {
  it('follows the dossier live, with both in headers', async () => {
    let version = 3;
    gateway.owners.answer(trackDossier, () => ok({ ...(EXAMPLE_REPLIES.get(trackDossier) as object), version }));
    const listener = await openStream('/api/v1/tracking/stream', { 'x-tracking-code': dossier.code, 'x-tracking-secret': 'ABCDE-FGHJK' });
    await eventually(() => expect(listener.events.map(({ id }) => id)).toEqual(['3']));

    version = 4;
    await publishFact();

    await eventually(() => expect(listener.events.map(({ event, id }) => `${event} ${id}`)).toEqual(['dossier 3', 'dossier 4']));
    listener.close();
  });

  it('needs both headers', async () => {
    expect((await openStream('/api/v1/tracking/stream', { 'x-tracking-code': dossier.code })).response.status).toBe(400);
  });
});

describe('the live figures', () => {
  const figures = (received: number) => ({ received, resolved: 0, onTime: 0, late: 0, open: received, overdue: 0, dueWithin3Days: 0 });
  const row = (key: string, received: number) => ({ key, label: key, figures: figures(received) });
  const reportingSays = (applied: number, rows: object[]) => {
    const freshness = { from: '2025-07-01', asOf: '2025-07-01', computedAt: '2025-07-01T08:00:00+07:00', appliedEvents: applied };
    gateway.owners.answer(lookUpSummary, () => ok({ ...freshness, figures: figures(applied) }));
    gateway.owners.answer(listFigures, () => ok({ ...freshness, items: rows }));
  };

  it('begin with every unit, then send the units that changed, one reading for all readers', async () => {
    const reporting = await gateway.nats.connect('reporting');
    reportingSays(1, [row(HAC_THANH, 1), row('other', 0)]);
    const [one, two] = [await openStream('/api/v1/reports/live'), await openStream('/api/v1/reports/live')];
    await eventually(() => expect([one.events.length, two.events.length]).toEqual([1, 1]));
    expect(one.events[0]).toMatchObject({ event: 'figures', id: '1', data: { summary: { appliedEvents: 1 } } });
    expect(one.events[0]?.data['changedUnits']).toHaveLength(2);
    gateway.owners.calls.length = 0;

    reportingSays(2, [row(HAC_THANH, 2), row('other', 0)]);
    for (let wake = 0; wake < 20; wake += 1) reporting.hint(hintSubject.figures('reporting'));

    await eventually(() => expect([one.events.length, two.events.length]).toEqual([2, 2]), 1_000);
    expect(two.events[1]?.data['changedUnits']).toMatchObject([{ key: HAC_THANH, figures: { received: 2 } }]);
    expect(gateway.owners.calls.filter(({ contract }) => contract === lookUpSummary)).toHaveLength(1);
    one.close();
    two.close();
  });

  it('are not read while nobody watches', async () => {
    const reporting = await gateway.nats.connect('reporting');
    await pause(100);
    gateway.owners.calls.length = 0;

    reporting.hint(hintSubject.figures('reporting'));
    await pause(1_500);

    expect(gateway.owners.calls).toEqual([]);
  });
});
