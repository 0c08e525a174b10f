import { describe, expect, it } from '@jest/globals';
import { sampleOf } from './run-pgbench.ts';
import { lifeScripts, pgbenchScript } from './transaction-script.ts';

const DOSSIER = '01a21a00-edb7-7745-8c9b-bcdaf15eb2fd';
const EVENT = '01a21a00-ff92-74ae-b03e-ed624b0ba854';
const recorded = (statements: { text: string; values: unknown[] }[]) => ({ done: { dossierId: DOSSIER, code: 'H56.900.00-261127-0002', key: 'bench-2' }, unitId: DOSSIER, statements });

describe('the transaction for pgbench', () => {
  it('holds the statements that wrote, in one pipeline, and none that read', () => {
    const script = pgbenchScript(recorded([
      { text: 'START TRANSACTION', values: [] },
      { text: `SELECT set_config('app.scope', $1, true)`, values: ['*'] },
      { text: 'SELECT unit_id FROM unit_mirror WHERE unit_id = $1', values: [DOSSIER] },
      { text: 'INSERT INTO dossier (id) SELECT id FROM jsonb_to_recordset($1::jsonb) AS d(id uuid)', values: [JSON.stringify([{ id: DOSSIER }])] },
      { text: 'COMMIT', values: [] },
    ]));

    expect(script.split('\n').map((line) => line.split(/[ ;]/)[0])).toEqual(['\\set', '\\set', '\\startpipeline', 'BEGIN', 'SELECT', 'INSERT', 'COMMIT', '\\endpipeline', '']);
  });

  it('gives every transaction an id, events, a code and a key of its own', () => {
    const script = pgbenchScript(recorded([
      { text: 'UPDATE dossier SET version = $2 WHERE id = $1', values: [DOSSIER, 2] },
      { text: 'SELECT append_events($1::jsonb)', values: [JSON.stringify([{ event_id: EVENT, version: 2, aggregate_id: DOSSIER, code: 'H56.900.00-261127-0002' }])] },
      { text: 'SELECT store_idempotency($1::jsonb)', values: ['[{"key":"bench-2"}]'] },
    ]));

    const [, update = ''] = /(UPDATE.*);/.exec(script) ?? [];
    expect(update).toMatch(/SET version = 2 WHERE id = replace\(.*\)::uuid$/);
    expect(script.match(/:n::bigint/g)).toHaveLength(5);
  });

  it('gives the event of a later step another id than that of the receipt', () => {
    const idOf = (version: number) => /'01f00000-0000-7(\w{3})-8000-'/.exec(pgbenchScript(recorded([{ text: 'SELECT append_events($1::jsonb)', values: [JSON.stringify([{ event_id: EVENT, version }])] }])))?.[1];

    expect(new Set([idOf(1), idOf(2), '000']).size).toBe(3);
  });

  it('draws its numbers from blocks of a day of its own', () => {
    const script = pgbenchScript(recorded([{ text: 'INSERT INTO code_block SELECT * FROM jsonb_to_recordset($1::jsonb)', values: ['[{"localDate":"2026-11-27","nextNumber":3}]'] }]));

    expect(script).toContain(String.raw`E'"localDate"\x3a"2026-11-27"', E'"localDate"\x3a"2020-01-01"'`);
  });

  it('leaves no colon in a literal that pgbench could take for a variable', () => {
    const script = pgbenchScript(recorded([{ text: 'SELECT append_audit($1::jsonb)', values: [`[{"a":false,"b":"it's 10:30","c":"\\\\"}]`] }]));

    expect(script).toContain(String.raw`E'[{"a"\x3afalse,"b"\x3a"it''s 10\x3a30","c"\x3a"\\\\"}]'::jsonb`);
  });

  it('writes lists as the driver does', () => {
    const script = pgbenchScript(recorded([{ text: 'INSERT INTO w SELECT * FROM unnest($1::uuid[], $2::bigint[])', values: [['a', 'b"c'], ['1', null]] }]));

    expect(script).toContain(String.raw`unnest(E'{"a","b\\"c"}'::uuid[], E'{"1",NULL}'::bigint[])`);
  });
});

describe('a life for pgbench', () => {
  const RESULT = '01a21a00-ff92-74ae-b03e-ed624b0ba900';
  const UNIT = '00000000-0000-5000-8000-000000000100';
  const command = (key: string, statements: { text: string; values: unknown[] }[]) => ({ done: { dossierId: DOSSIER, code: 'H56.900.00-261127-0002', key }, statements });
  const { life, look } = lifeScripts({
    steps: [
      command('bench-2', [{ text: 'INSERT INTO dossier VALUES ($1)', values: [DOSSIER] }, { text: 'SELECT store_idempotency($1::jsonb)', values: ['[{"key":"bench-2"}]'] }]),
      command('bench-3', [
        { text: 'INSERT INTO result (id, dossier_id) VALUES ($1, $2)', values: [RESULT, DOSSIER] },
        { text: 'INSERT INTO result_register AS r VALUES ($1, $2, 1)', values: [UNIT, 2026] },
        { text: 'UPDATE result SET year = $2, number = $3 WHERE id = $1', values: [RESULT, 2026, 7] },
      ]),
    ],
    look: [{ text: 'START TRANSACTION', values: [] }, { text: 'SELECT version FROM dossier WHERE id = $1', values: [DOSSIER] }, { text: 'COMMIT', values: [] }],
  });

  it('has a transaction for each command, with one number for all of them', () => {
    expect(life.match(/^(\\set k|BEGIN|COMMIT)/gm)).toEqual(['\\set k', 'BEGIN', 'COMMIT', 'BEGIN', 'COMMIT']);
  });

  it('gives every life its own ids of whatever kind, one and the same wherever it is named, and leaves those of the registry', () => {
    const own = [...life.matchAll(/E'01a21a00-ff92-74ae-b03e-ed624b0ba900', \('01f00000-0000-7(\w{3})-8000-'/g)].map(([, kind]) => kind);

    expect(own).toEqual(['001', '001']);
    expect(life).toContain(`VALUES (E'${UNIT}', 2026, 1)`);
  });

  it('gives a result the number that its register has just drawn', () => {
    expect(life).toContain(`number = (SELECT last_number FROM result_register WHERE unit_id = E'${UNIT}' AND year = 2026)`);
  });

  it('looks with everything that a look asks for, at a dossier of this client', () => {
    expect(look).toContain('SELECT version FROM dossier WHERE id = replace(');
    expect(look).not.toContain('\\set k');
  });
});

describe('what pgbench says', () => {
  const said = 'number of transactions actually processed: 50\nnumber of failed transactions: 0 (0.000%)\ntps = 25.0 (without initial connection time)';

  it('is a sample, with a time for each transaction and how far the busiest client came', () => {
    expect(sampleOf(said, ['0 1 1500 0 1700000000 5', '1 0 500 0 1700000000 6', ''])).toEqual({ operations: 50, wallMs: 2000, latenciesMs: [1.5, 0.5], furthest: 2 });
  });

  it('is an empty sample on a machine too busy to connect in time', () => {
    expect(sampleOf('number of transactions actually processed: 0', [])).toMatchObject({ operations: 0, furthest: 0 });
  });

  it('is none when a transaction failed, or when it says something else', () => {
    expect(() => sampleOf(said.replace('failed transactions: 0', 'failed transactions: 1'), [])).toThrow('did not do its transactions');
    expect(() => sampleOf('pgbench: error', [])).toThrow('did not do its transactions');
  });
});
