import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { assignDossier, dossierEventLog, listProcedures, listTimeline, lookUpDossier, refusal } from '@haicap/contracts';
import { err, ok } from '@haicap/kernel';
import { currentTraceId, currentTraceparent, runInTrace, UnknownOutcome } from '@haicap/service-kit';
import { headers } from '@nats-io/nats-core';
import { RpcClient, type Bus, type Witness } from '../src/index.js';
import { startLocalNats, until, type LocalNats } from './local-nats.js';
import { aDossier, dossierId, raiseStage, specialist, type Stage } from './rpc-stage.js';

const assignment = { dossierId, expectedVersion: 1, assigneeId: dossierId };
const asSpecialist = { token: 'specialist', idempotencyKey: 'key-1' };

let nats: LocalNats;
let server: Bus;
let gateway: Bus;
let client: RpcClient;
let stages: Stage[] = [];

const raise = async (...options: Parameters<typeof raiseStage>) => {
  const stage = await raiseStage(...options);
  stages.push(stage);
  return stage;
};

beforeAll(async () => {
  nats = await startLocalNats();
  server = await nats.connect('dossier');
  gateway = await nats.connect('gateway');
  client = new RpcClient(gateway);
});

afterEach(async () => {
  await Promise.all(stages.map((stage) => stage.close()));
  stages = [];
});

afterAll(() => nats.stop());

const codeOf = (reply: { ok: boolean; error?: { code: string } }) => (reply.ok ? 'OK' : reply.error?.code);

describe('a request that its handler grants', () => {
  it('comes back as the value the contract describes', async () => {
    await raise(server);

    expect(await client.call(assignDossier, assignment, asSpecialist)).toEqual({ ok: true, value: aDossier });
  });

  it('reaches the handler parsed, with the verified actor, the key and the token', async () => {
    const seen: unknown[] = [];
    await raise(server, { behaviour: { procedures: (request, { actor, token }) => (seen.push({ request, actor, token }), ok({ items: [] })) } });

    const reply = await client.call(listProcedures, { q: ' khai sinh ' }, { token: 'specialist' });
    expect(reply).toEqual({ ok: true, value: { items: [] } });

    expect(seen).toEqual([{ request: { q: 'khai sinh', limit: 50 }, actor: specialist, token: 'specialist' }]);
  });

  it('is told its language where its contract speaks, and Vietnamese otherwise', async () => {
    const told: string[] = [];
    await raise(server, { behaviour: { timeline: (_, { language }) => (told.push(language), ok({ entries: [] })), procedures: (_, { language }) => (told.push(language), ok({ items: [] })) } });
    for (const language of ['en', undefined] as const) await client.call(listTimeline, { dossierId }, { ...asSpecialist, language });
    await client.call(listProcedures, {}, { language: 'en' });
    expect(told).toEqual(['en', 'vi', 'vi']);
  });

  it('loses fields that the contract does not name on the way back', async () => {
    await raise(server, { behaviour: { timeline: () => ok({ entries: [], internalNote: 'x' }) } });

    expect(await client.call(listTimeline, { dossierId }, asSpecialist)).toEqual({ ok: true, value: { entries: [] } });
  });

  it('is counted on both sides', async () => {
    const stage = await raise(server);

    await client.call(listTimeline, { dossierId }, asSpecialist);

    await until(async () => /haicap_rpc_duration_seconds_count\{[^}]*subject="rpc\.dossier\.list-timeline\.v1"[^}]*code="OK"/.test(await stage.metrics.registry.metrics()));
  });
});

describe('a request that its handler refuses or cannot finish', () => {
  it('comes back with the code, its kind, its params and the trace id', async () => {
    await raise(server, { behaviour: { assign: () => err(refusal('DOSSIER_STATE_FORBIDS', { allowedActions: ['complete'] })) } });

    const reply = await runInTrace(`00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, () => client.call(assignDossier, assignment, asSpecialist));

    expect(reply).toEqual({ ok: false, error: { code: 'DOSSIER_STATE_FORBIDS', kind: 'conflict', params: { allowedActions: ['complete'] }, traceId: 'a'.repeat(32) } });
  });

  it('is INTERNAL when the handler fails, with nothing of the fault on the wire and all of it in the log', async () => {
    const stage = await raise(server, { behaviour: { assign: () => { throw new Error('disk on fire'); } } });

    const reply = await client.call(assignDossier, assignment, asSpecialist);

    expect(codeOf(reply)).toBe('INTERNAL');
    expect(JSON.stringify(reply)).not.toContain('disk on fire');
    expect(stage.logLines.join()).toContain('disk on fire');
  });

  it('is OUTCOME_UNKNOWN when the connection was lost at COMMIT', async () => {
    await raise(server, { behaviour: { assign: () => { throw new UnknownOutcome(new Error('ECONNRESET')); } } });

    expect(codeOf(await client.call(assignDossier, assignment, asSpecialist))).toBe('OUTCOME_UNKNOWN');
  });

  it('is SERVICE_UNAVAILABLE when the database cannot be reached', async () => {
    await raise(server, { behaviour: { assign: () => { throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }); } } });

    expect(codeOf(await client.call(assignDossier, assignment, asSpecialist))).toBe('SERVICE_UNAVAILABLE');
  });

  it('is INTERNAL when the reply does not keep the contract', async () => {
    await raise(server, { behaviour: { assign: () => ok({ ...aDossier, version: 'two' }) } });

    expect(codeOf(await client.call(assignDossier, assignment, asSpecialist))).toBe('INTERNAL');
  });

  it('is INTERNAL when the reply is larger than the bus carries', async () => {
    await raise(server, { behaviour: { assign: () => ok({ ...aDossier, procedureName: 'x'.repeat(5_000_000) }) } });

    expect(codeOf(await client.call(assignDossier, assignment, asSpecialist))).toBe('INTERNAL');
  });
});

describe('a request that is witnessed', () => {
  it('tells of a denial, by the contract before the handler and by the handler', async () => {
    const told: unknown[] = [];
    const witness: Witness = { denied: (deed, actor, code) => told.push([deed, actor?.accountId ?? null, code]), looked: () => Promise.resolve() };
    await raise(server, { witness, behaviour: { assign: () => err(refusal('UNIT_NOT_IN_SCOPE')) } });

    expect(codeOf(await client.call(assignDossier, assignment, { token: 'citizen', idempotencyKey: 'key-1' }))).toBe('FORBIDDEN');
    expect(codeOf(await client.call(assignDossier, assignment, asSpecialist))).toBe('UNIT_NOT_IN_SCOPE');
    expect(codeOf(await client.call(assignDossier, assignment, { idempotencyKey: 'key-1' }))).toBe('TOKEN_MISSING');

    expect(told).toEqual([['assign-dossier', 'account-2', 'FORBIDDEN'], ['assign-dossier', 'account-1', 'UNIT_NOT_IN_SCOPE']]);
  });

  it('is not answered when the look at personal data could not be kept', async () => {
    const looks: unknown[] = [];
    let isKept = false;
    const witness: Witness = {
      denied: () => undefined,
      looked: async ({ name }, actor, ids) => {
        looks.push([name, actor?.accountId, ids]);
        if (!isKept) throw new Error('the trail cannot be written');
      },
    };
    await raise(server, { witness });

    expect(codeOf(await client.call(listTimeline, { dossierId }, asSpecialist))).toBe('INTERNAL');
    isKept = true;
    expect(codeOf(await client.call(listTimeline, { dossierId }, asSpecialist))).toBe('OK');
    expect(looks).toEqual([['list-timeline', 'account-1', [dossierId]], ['list-timeline', 'account-1', [dossierId]]]);
  });
});

describe('a request to nobody', () => {
  it('is SERVICE_UNAVAILABLE at once when no replica listens', async () => {
    const startedAt = performance.now();

    const reply = await client.call(lookUpDossier, { dossierId }, { token: 'specialist' });

    expect(codeOf(reply)).toBe('SERVICE_UNAVAILABLE');
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  it('is NOT_FOUND when the service does not know the subject', async () => {
    await raise(server);

    expect(codeOf(await client.call(lookUpDossier, { dossierId }, { token: 'specialist' }))).toBe('NOT_FOUND');
  });
});

describe('a deadline', () => {
  const never = () => new Promise<never>(() => {});

  it('that passes makes a query DEADLINE_EXCEEDED and a command OUTCOME_UNKNOWN', async () => {
    const stage = await raiseStage(server, { behaviour: { timeline: never, assign: never } });
    try {
      expect(codeOf(await client.call(listTimeline, { dossierId }, { ...asSpecialist, deadlineMs: 80 }))).toBe('DEADLINE_EXCEEDED');
      expect(codeOf(await client.call(assignDossier, assignment, { ...asSpecialist, deadlineMs: 80 }))).toBe('OUTCOME_UNKNOWN');
      expect(codeOf(await client.call({ ...listTimeline, deadlineMs: 80 }, { dossierId }, asSpecialist))).toBe('DEADLINE_EXCEEDED');
    } finally {
      // These handlers never end, so the stage is left without waiting for them.
      void stage.close();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });

  it('that has passed before the request is taken keeps the handler from running', async () => {
    let ran = false;
    await raise(server, { behaviour: { timeline: () => ((ran = true), ok({ entries: [] })) } });
    const late = headers();
    late.set('authorization', 'Bearer specialist');
    late.set('haicap-deadline', '1');

    const reply = await gateway.nc.request(listTimeline.subject, JSON.stringify({ dossierId }), { timeout: 1_000, headers: late });

    expect(reply.json<{ error: { code: string } }>().error.code).toBe('DEADLINE_EXCEEDED');
    expect(ran).toBe(false);
  });
});

describe('more requests than a process takes', () => {
  it('wait up to the limit and are OVERLOADED beyond it', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => { release = resolve; });
    await raise(server, { maxInFlight: 1, maxWaiting: 1, behaviour: { timeline: async () => (await gate, ok({ entries: [] })) } });

    const answers: unknown[] = [];
    const calls = [1, 2, 3].map(async () => answers.push(codeOf(await client.call(listTimeline, { dossierId }, asSpecialist))));
    await until(() => answers.length === 1);
    release();
    await Promise.all(calls);

    expect(answers).toEqual(['OVERLOADED', 'OK', 'OK']);
  });
});

describe('access, denied by default', () => {
  const denied = [
    { who: 'nobody', on: 'a route for roles', contract: listTimeline, input: { dossierId }, context: {}, code: 'TOKEN_MISSING' },
    { who: 'an unreadable token', on: 'a route for roles', contract: listTimeline, input: { dossierId }, context: { token: 'forged' }, code: 'TOKEN_INVALID' },
    { who: 'a citizen', on: 'a route for officers', contract: assignDossier, input: assignment, context: { token: 'citizen', idempotencyKey: 'k' }, code: 'FORBIDDEN' },
    { who: 'a service', on: 'a route for persons', contract: listTimeline, input: { dossierId }, context: { token: 'reporting-service' }, code: 'FORBIDDEN' },
    { who: 'a service', on: 'a command for persons', contract: assignDossier, input: assignment, context: { token: 'reporting-service', idempotencyKey: 'k' }, code: 'FORBIDDEN' },
  ];
  for (const { who, on, contract, input, context, code } of denied) {
    it(`answers ${code} to ${who} on ${on}, and the handler does not run`, async () => {
      let ran = 0;
      const count = () => ((ran += 1), ok({ entries: [] }));
      await raise(server, { behaviour: { timeline: count, assign: count, events: count } });

      expect(codeOf(await client.call(contract, input as never, context))).toBe(code);
      expect(ran).toBe(0);
    });
  }

  it('keeps a person out of an event log and lets the service in that follows it', async () => {
    const reporting = new RpcClient(await nats.connect('reporting'));
    await raise(server);

    expect(codeOf(await reporting.call(dossierEventLog.listEvents, { noun: 'dossier' }, { token: 'specialist' }))).toBe('FORBIDDEN');
    expect(codeOf(await reporting.call(dossierEventLog.listEvents, { noun: 'dossier' }, { token: 'reporting-service' }))).toBe('OK');
  });

  it('lets everybody into a public route, also with a token that has expired', async () => {
    await raise(server);

    expect(codeOf(await client.call(listProcedures, {}))).toBe('OK');
    expect(codeOf(await client.call(listProcedures, {}, { token: 'expired' }))).toBe('OK');
  });
});

describe('a request that does not keep its contract', () => {
  it('is REQUEST_INVALID with pointers and without values', async () => {
    await raise(server);
    const input = { dossierId: 'Nguyễn Văn An 038204001234', expectedVersion: 0, assigneeId: dossierId, isAdmin: true };

    const reply = await client.call(assignDossier, input, asSpecialist);

    expect(reply).toMatchObject({ ok: false, error: { code: 'REQUEST_INVALID', params: { issues: [
      { pointer: '/dossierId', code: 'invalid_format' }, { pointer: '/expectedVersion', code: 'too_small' }, { pointer: '/isAdmin', code: 'unrecognized_keys' },
    ] } } });
    expect(JSON.stringify(reply)).not.toContain('038204001234');
  });

  it('is REQUEST_INVALID when it is no JSON at all', async () => {
    await raise(server);

    const reply = await gateway.nc.request(listProcedures.subject, '{"limit":', { timeout: 1_000 });

    expect(reply.json<{ error: { code: string } }>().error.code).toBe('REQUEST_INVALID');
  });

  it('is IDEMPOTENCY_KEY_REQUIRED when a command has no usable key', async () => {
    await raise(server);

    expect(codeOf(await client.call(assignDossier, assignment, { token: 'specialist' }))).toBe('IDEMPOTENCY_KEY_REQUIRED');
    expect(codeOf(await client.call(assignDossier, assignment, { token: 'specialist', idempotencyKey: 'k'.repeat(201) }))).toBe('IDEMPOTENCY_KEY_REQUIRED');
  });
});

describe('a trace', () => {
  it('goes from hop to hop with one trace id and a new span each time', async () => {
    const seen: string[] = [];
    await raise(server, { behaviour: { timeline: async () => (await Promise.resolve(), seen.push(currentTraceparent()), ok({ entries: [] })) } });

    const sent = await runInTrace(undefined, async () => {
      await client.call(listTimeline, { dossierId }, asSpecialist);
      return { traceId: currentTraceId(), traceparent: currentTraceparent() };
    });

    expect(seen).toHaveLength(1);
    expect(seen[0]?.split('-')[1]).toBe(sent.traceId);
    expect(seen[0]).not.toBe(sent.traceparent);
  });
});

describe('two replicas of a service', () => {
  it('share the requests, each answered once', async () => {
    const answered = [0, 0];
    const replicas = [server, await nats.connect('dossier')];
    for (const [index, replica] of replicas.entries()) {
      await raise(replica, { behaviour: { timeline: () => ((answered[index] = (answered[index] ?? 0) + 1), ok({ entries: [] })) } });
    }
    await replicas[1]?.nc.flush();

    await Promise.all(Array.from({ length: 60 }, () => client.call(listTimeline, { dossierId }, asSpecialist)));

    expect((answered[0] ?? 0) + (answered[1] ?? 0)).toBe(60);
    expect(Math.min(...answered)).toBeGreaterThan(0);
  });
});

describe('a service that closes with requests in flight', () => {
  it('answers them first and takes no more', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => { release = resolve; });
    let started = 0;
    const stage = await raiseStage(server, { behaviour: { assign: async () => ((started += 1), await gate, ok(aDossier)) } });
    const inFlight = client.call(assignDossier, assignment, asSpecialist);
    await until(() => started === 1);

    const closed = stage.close();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const refused = await client.call(assignDossier, assignment, asSpecialist);
    release();

    expect(codeOf(refused)).toBe('SERVICE_UNAVAILABLE');
    expect(codeOf(await inFlight)).toBe('OK');
    await closed;
  });
});

describe('a service whose routes and contracts differ', () => {
  it('does not start', async () => {
    const { RpcServer } = await import('../src/index.js');
    const { createLogger, createMetrics } = await import('@haicap/service-kit');
    const lonely = new RpcServer({
      bus: server, service: 'dossier', contracts: [assignDossier], authenticate: async () => null,
      logger: createLogger({ service: 'dossier', level: 'silent' }), metrics: createMetrics('dossier'),
    });

    const failure = await new Promise<unknown>((resolve) => lonely.listen(resolve));

    expect(String(failure)).toContain('no handler for [rpc.dossier.assign-dossier.v1]');
  });
});
