import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createLogger } from './logger.js';
import { scrubText } from './scrub.js';
import { runInTrace } from './trace.js';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown> {
  const lines: string[] = [];
  write(createLogger({ service: 'dossier', level: 'debug', write: (line) => lines.push(line) }));
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? '') as Record<string, unknown>;
}

describe('a log line', () => {
  it('is JSON with service, level, time in UTC and message', () => {
    expect(logged((logger) => logger.info({ dossierId: 'd1' }, 'received'))).toMatchObject({ service: 'dossier', level: 'info', msg: 'received', dossierId: 'd1', time: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/) });
  });

  it('carries the trace it was written in', () => {
    const line = runInTrace(`00-${'c'.repeat(32)}-${'d'.repeat(16)}-01`, () => logged((logger) => logger.info('x')));

    expect(line['traceId']).toBe('c'.repeat(32));
  });

  it('lets ids through', () => {
    const ids = { dossierId: '0197bd00-0000-7000-8000-038204001234', traceId: '12345678901234567890123456789012', code: '000.00.38.H56-250701-0001' };

    expect(logged((logger) => logger.info(ids))).toMatchObject(ids);
  });

  it('drops what belongs to a person or is secret, at any depth', () => {
    const line = logged((logger) => logger.info({
      request: { applicant: { fullName: 'Nguyễn Văn An' }, list: [{ personalNumber: '038204001234', phone: '0912345678' }] },
      authorization: 'Bearer abc', trackingSecret: 'ABCDE', databaseUrl: 'postgres://u:p@h/d',
    }));

    expect(line).toMatchObject({ request: { applicant: '[redacted]', list: [{ personalNumber: '[redacted]', phone: '[redacted]' }] }, authorization: '[redacted]', trackingSecret: '[redacted]', databaseUrl: '[redacted]' });
  });

  it('keeps of a database error what a programmer needs and not the row it echoes', () => {
    const error = Object.assign(new Error('duplicate key value violates unique constraint'), {
      code: '23505', detail: 'Key (name)=(Nguyễn Văn An) already exists.', parameters: ['Nguyễn Văn An'], where: 'COPY person: Nguyễn Văn An',
    });

    const line = logged((logger) => logger.error({ err: error }, 'failed'));

    expect(line['err']).toMatchObject({ message: 'duplicate key value violates unique constraint', code: '23505', stack: expect.stringContaining('logger.spec') });
    expect(JSON.stringify(line)).not.toContain('Văn An');
  });

  it('keeps the cause of an error', () => {
    expect(logged((logger) => logger.error({ err: new Error('outer', { cause: new Error('inner') }) }))['err']).toMatchObject({ message: 'outer', cause: { message: 'inner' } });
  });
});

describe('the last line of defence', () => {
  const hidden = ['038204001234', '038 204 001 234', '038.204.001.234', '0912345678', '0912 345 678', '0912.345.678', '+84912345678', '+84 912 345 678', '84912345678'.replace('84', '0084'), '02373852246', '024 3852 2461', 'nguyen.van.an@thanhhoa.gov.vn', 'an+1@example.com'];
  for (const text of hidden) {
    it(`hides "${text}" wherever it stands in a message`, () => {
      const line = logged((logger) => logger.warn(`cannot read "${text}", given by the applicant`));

      expect(line['msg']).toBe('cannot read "[redacted]", given by the applicant');
    });
  }

  const shown = ['2025-07-01T08:00:00.123Z', '1.001193.000.00.00.H56', 'H56.147.97', '127.0.0.1:15432', '@nats-io/jetstream', 'nats@3.4.0', '1751331600000', '508350', '0.0312345'];
  for (const text of shown) {
    it(`shows "${text}"`, () => {
      expect(scrubText(`{"msg":"${text}"}`)).toBe(`{"msg":"${text}"}`);
    });
  }

  it('keeps JSON valid when a bare number looks like a person', () => {
    expect(JSON.parse(scrubText('{"bytes":[138204001234],"n":238204001234,"x":1}'))).toEqual({ bytes: [0], n: 0, x: 1 });
  });

  it('lets none of many seeded personal numbers through, in fields, texts, errors and keys, and every line stays JSON', () => {
    const number = fc.tuple(fc.integer({ min: 1, max: 96 }), fc.integer({ min: 0, max: 999_999_999 })).map(([province, rest]) => `${String(province).padStart(3, '0')}${String(rest).padStart(9, '0')}`);
    fc.assert(fc.property(number, (canary) => {
      const lines: string[] = [];
      const logger = createLogger({ service: 'dossier', write: (line) => lines.push(line) });
      logger.info({ note: `số ${canary}.`, personalNumber: canary, nested: { list: [canary, { [canary]: 1 }] }, cccd: canary }, `công dân ${canary}`);
      logger.error({ err: new Error(`invalid input syntax: "${canary}"`, { cause: new Error(canary) }) });
      logger.info({ asNumber: Number(canary) }, canary);
      for (const line of lines) {
        JSON.parse(line);
        expect(line).not.toContain(canary);
      }
    }), { seed: 38, numRuns: 500 });
  });
});
