import { hintSubject, lookUpOwnAccount, type AccountAccess } from '@haicap/contracts';
import { eventually } from '@haicap/testing';
import { DOSSIER_ID, OFFICER_ID } from './example-replies.js';
import { actorOf, runGateway, type RunningGateway } from './running-gateway.js';

const CLIENT_ID = '01980000-0000-7000-8000-0000000000c1';
const soon = () => new Date(Date.now() + 60_000).toISOString();
const locked = (accountId: string): AccountAccess => ({ accountId, kind: 'officer', locked: true, tokensNotBefore: soon() });

let gateway: RunningGateway;
let hint: () => void;
beforeAll(async () => {
  // What identity knew before this gateway started.
  gateway = await runGateway({ ended: [locked(CLIENT_ID)], config: { rateLimitFactor: 100 } });
  const identity = await gateway.nats.connect('identity');
  hint = () => identity.nc.publish(hintSubject.outbox('identity'));
}, 60_000);
afterAll(async () => gateway.stop(), 30_000);

const ask = async (token: string) => {
  const response = await fetch(`${gateway.url}/api/v1/account`, { headers: { authorization: `Bearer ${token}` } });
  return [response.status, ((await response.json()) as { code?: string }).code];
};
const REFUSED = [401, 'TOKEN_INVALID'];

describe('what identity has ended', () => {
  it('is refused by a gateway that starts afterwards', async () => {
    const token = await gateway.issuer.sign({ accountId: CLIENT_ID, kind: 'client', posts: [] }, { scopes: ['dossier:read'], unitIds: [] });

    expect(await ask(token)).toEqual(REFUSED);
  });

  it('is refused at once after a change, for that account alone, and never reaches an owner', async () => {
    const [officer, citizen] = [await gateway.tokenOf('chair'), await gateway.tokenOf('citizen')];
    expect([await ask(officer), await ask(citizen)]).toEqual([[200, undefined], [200, undefined]]);

    gateway.owners.ended = [locked(OFFICER_ID)];
    hint();

    await eventually(async () => expect(await ask(officer)).toEqual(REFUSED));
    gateway.owners.calls.length = 0;
    expect([await ask(officer), await ask(citizen)]).toEqual([REFUSED, [200, undefined]]);
    expect(gateway.owners.calls.map(({ contract, context }) => [contract, context.actor?.kind])).toEqual([[lookUpOwnAccount, 'citizen']]);
  });

  it('is what began before: a later token of an account that is not locked counts', async () => {
    const token = await gateway.tokenOf('chair');
    gateway.owners.ended = [{ ...locked(OFFICER_ID), locked: false }];
    hint();
    await eventually(async () => expect(await ask(token)).toEqual(REFUSED));

    gateway.owners.ended = [{ ...locked(OFFICER_ID), locked: false, tokensNotBefore: '2025-07-01T08:00:00+07:00' }];
    hint();

    await eventually(async () => expect(await ask(token)).toEqual([200, undefined]));
  });

  it('is a token with posts of before, but not the account', async () => {
    const token = await gateway.tokenOf('chair');
    const others = (postsNotBefore: string): void => {
      gateway.owners.ended = [{ ...locked(OFFICER_ID), locked: false, tokensNotBefore: null, postsNotBefore }];
      hint();
    };

    others(new Date(Date.now() + 500).toISOString());
    await eventually(async () => expect(await ask(token)).toEqual(REFUSED));
    others('2025-07-01T08:00:00+07:00');
    await eventually(async () => expect(await ask(token)).toEqual([200, undefined]));
  });

  it('ends a view that is open, as soon as there is something to show', async () => {
    gateway.owners.ended = [];
    hint();
    const token = await gateway.tokenOf('chair');
    await eventually(async () => expect((await ask(token))[0]).toBe(200));
    const response = await fetch(`${gateway.url}/api/v1/dossiers/${DOSSIER_ID}/timeline`, { headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' } });
    expect(response.status).toBe(200);

    gateway.owners.ended = [locked(OFFICER_ID)];
    hint();
    await eventually(async () => expect(await ask(token)).toEqual(REFUSED));
    const owner = await gateway.nats.connect('dossier');
    await owner.js.publish('fact.dossier.dossier.assigned.v1', JSON.stringify({ subject: DOSSIER_ID, data: {} }));

    // To its end: an answer that goes on would never come back from here.
    expect(await response.text()).not.toContain('"TOKEN_INVALID"');
  });
});

describe('a gateway that was never told', () => {
  it('lets nobody in by name, and goes on with what is public', async () => {
    const mute = await runGateway({ identityAnswers: false });
    const token = await mute.issuer.sign(actorOf('chair'));

    const response = await fetch(`${mute.url}/api/v1/account`, { headers: { authorization: `Bearer ${token}` } });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    expect((await fetch(`${mute.url}/api/v1/units`)).status).toBe(200);
    expect(await (await fetch(`${mute.healthUrl}/readyz`)).text()).toContain('identity does not say');
    await mute.stop();
  }, 60_000);
});
