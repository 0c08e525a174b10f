import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { dossierEventLog, listProcedures } from '@haicap/contracts';
import { ok } from '@haicap/kernel';
import { RpcClient, type Bus } from '../src/index.js';
import { startLocalNats, until, type LocalNats } from './local-nats.js';
import { raiseStage, type Stage } from './rpc-stage.js';

let nats: LocalNats;
let server: Bus;
let client: RpcClient;
let stages: Stage[] = [];

const raise = async (...options: Parameters<typeof raiseStage>) => {
  stages.push(await raiseStage(...options));
};

beforeAll(async () => {
  nats = await startLocalNats();
  server = await nats.connect('dossier');
  client = new RpcClient(await nats.connect('gateway'));
});

afterEach(async () => {
  await Promise.all(stages.map((stage) => stage.close()));
  stages = [];
});

afterAll(() => nats.stop());

const codeOf = (reply: { ok: boolean; error?: { code: string } }) => (reply.ok ? 'OK' : reply.error?.code);

describe('a process that is not ready yet', () => {
  it('takes no question from one that is, but for what it can answer, and shares all once it is', async () => {
    let isReady = false;
    const answered: string[] = [];
    const behaviour = (name: string) => ({ procedures: () => (answered.push(name), ok({ items: [] })), events: () => (answered.push(`${name} events`), ok({ events: [], lastPosition: '0', more: false })) });
    await raise(server, { behaviour: behaviour('first') });
    await raise(await nats.connect('dossier'), { behaviour: behaviour('second'), isReady: (contract) => isReady || contract === dossierEventLog.listEvents });
    const ask = async (times: number) => Promise.all(Array.from({ length: times }, async () => codeOf(await client.call(listProcedures, {}))));

    expect([new Set(await ask(40)), new Set(answered)]).toEqual([new Set(['OK']), new Set(['first'])]);
    await Promise.all(Array.from({ length: 40 }, () => client.call(dossierEventLog.listEvents, { noun: 'dossier' }, { token: 'reporting-service' })));
    expect(new Set(answered)).toEqual(new Set(['first', 'first events', 'second events']));

    isReady = true;
    await until(async () => {
      answered.length = 0;
      expect(new Set(await ask(40))).toEqual(new Set(['OK']));
      expect(answered).toHaveLength(40);
      return new Set(answered).size === 2;
    });
  });
});
