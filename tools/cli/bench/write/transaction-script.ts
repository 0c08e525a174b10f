/** One command as the bench process of the service carried it out, alone. */
export type Recorded = {
  done: { dossierId: string; code: string; key: string };
  unitId: string;
  statements: readonly { text: string; values: readonly unknown[] }[];
};

// Reads go by other names; what these leave behind is compared with what the product leaves, row by row.
const WRITES = /^\s*(INSERT|UPDATE|DELETE)\b|\b(set_config|claim_idempotency|store_idempotency|append_events|append_audit)\(/i;

/** Different for every transaction and growing for every client, as ids that begin with the time do. */
const NUMBER = ':n::bigint';
/** How far the numbers of one client of pgbench are from those of the next. */
export const NUMBERS_OF_CLIENT = 2 ** 32;
const EVENTS_PER_STEP = 16;
const idOf = (kind: number): string => `('01f00000-0000-7${kind.toString(16).padStart(3, '0')}-8000-' || lpad(to_hex(${NUMBER}), 12, '0'))`;

type Varying = { text: string; sql: string };

/**
 * The transaction for pgbench: the statements that wrote, in one pipeline, with ids, code and key replaced by values of their own.
 * `n` counts upwards in each client from `first`, so two runs need two ranges.
 */
export function pgbenchScript(recorded: Recorded): string {
  const varying = varyingOf(recorded);
  const statements = recorded.statements.filter(({ text }) => WRITES.test(text)).map(({ text, values }) => `${fillIn(text, values, varying)};`);
  return ['\\set k :k + 1', `\\set n :client_id * ${NUMBERS_OF_CLIENT} + :k`, '\\startpipeline', 'BEGIN;', ...statements, 'COMMIT;', '\\endpipeline', ''].join('\n');
}

function varyingOf({ done, statements }: Recorded): Varying[] {
  const events = statements.flatMap(({ text, values }) => (/append_events\(/.test(text) ? eventsOf(values[0]) : []));
  return [
    { text: done.dossierId, sql: idOf(0) },
    ...ownNumbers(statements),
    // A later step of the same dossier has the same number.
    ...events.map(({ id, version }, index) => ({ text: id, sql: idOf(version * EVENTS_PER_STEP + index) })),
    { text: done.code, sql: `(${literalOf(done.code)} || ${NUMBER})` },
    { text: `"${done.key}"`, sql: `('"baseline-' || ${NUMBER} || '"')` },
  ];
}

/** Blocks of code numbers are of a day and a desk; on the product's own day the baseline would set back the numbers it draws. */
function ownNumbers(statements: Recorded['statements']): Varying[] {
  const days = statements.flatMap(({ text, values }) => (/INTO code_block/.test(text) ? String(values[0]).match(/"localDate":"[^"]+"/g) ?? [] : []));
  return [...new Set(days)].map((text) => ({ text, sql: literalOf('"localDate":"2020-01-01"') }));
}

function eventsOf(body: unknown): { id: string; version: number }[] {
  return (JSON.parse(String(body)) as { event_id: string; version: number }[]).map(({ event_id: id, version }) => ({ id, version }));
}

function fillIn(text: string, values: readonly unknown[], varying: readonly Varying[]): string {
  return text.replaceAll(/\$(\d+)(::[a-z]+(?:\[\])?)?/g, (_whole, number: string, cast: string | undefined) => {
    const value = values[Number(number) - 1];
    return `${sqlOf(value, varying)}${cast ?? castOf(value, varying)}`;
  });
}

/** A constant has the type its place asks for; an expression has to say it. */
function castOf(value: unknown, varying: readonly Varying[]): string {
  const [whole] = varying;
  return value === whole?.text ? '::uuid' : '';
}

function sqlOf(value: unknown, varying: readonly Varying[]): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = textOf(value);
  return varying.reduce((sql, one) => (text.includes(one.text) ? `replace(${sql}, ${literalOf(one.text)}, ${one.sql})` : sql), literalOf(text));
}

/** As the driver would write it: lists in braces. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return JSON.stringify(value);
  return `{${value.map((one) => (one === null ? 'NULL' : `"${textOf(one).replaceAll(/["\\]/g, String.raw`\$&`)}"`)).join(',')}}`;
}

function literalOf(text: string): string {
  return `E'${escapeText(text)}'`;
}

/** A colon before a letter is a variable to pgbench, also within a literal. */
function escapeText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', String.raw`\x3a`);
}
