type Statements = readonly { text: string; values: readonly unknown[] }[];
type Done = { dossierId: string; code: string; key: string };

/** One command as the bench process of the service carried it out, alone. */
export type Recorded = { done: Done; unitId: string; statements: Statements };

/** A whole life, command by command, and a look at it. */
export type RecordedLife = { steps: readonly { done: Done; statements: Statements }[]; look: Statements };

// Reads go by other names; what these leave behind is compared with what the product leaves, row by row.
const WRITES = /^\s*(INSERT|UPDATE|DELETE)\b|\b(set_config|claim_idempotency|store_idempotency|append_events|append_audit)\(/i;

/** Different for every transaction and growing for every client, as ids that begin with the time do. */
const NUMBER = ':n::bigint';
/** How far the numbers of one client of pgbench are from those of the next. */
export const NUMBERS_OF_CLIENT = 2 ** 32;
const EVENTS_PER_STEP = 16;
// What is of the service's making carries the time; those of the registry of the bench begin with zeros.
const MADE_ID = /(?!0{8})[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
const WHOLE_ID = new RegExp(`^${MADE_ID.source}$`);
const AROUND = /^\s*(START TRANSACTION|BEGIN|COMMIT|ROLLBACK)\b/i;
const idOf = (kind: number): string => `('01f00000-0000-7${kind.toString(16).padStart(3, '0')}-8000-' || lpad(to_hex(${NUMBER}), 12, '0'))`;

type Varying = { text: string; sql: string };

/**
 * The transaction for pgbench: the statements that wrote, in one pipeline, with ids, code and key replaced by values of their own.
 * `n` counts upwards in each client from `first`, so two runs need two ranges.
 */
export function pgbenchScript(recorded: Recorded): string {
  return ['\\set k :k + 1', SET_NUMBER, ...transaction(writesOf(recorded.statements), varyingOf(recorded)), ''].join('\n');
}

/** A life in as many transactions as it has commands, and a look at the client's latest, with everything that a look asks for. */
export function lifeScripts({ steps, look }: RecordedLife): { life: string; look: string } {
  const varying = varyingOfLife(steps);
  const asked = look.filter(({ text }) => !AROUND.test(text));
  return {
    life: ['\\set k :k + 1', SET_NUMBER, ...steps.flatMap(({ statements }) => transaction(writesOf(statements).map(numberedAnew(statements)), varying)), ''].join('\n'),
    look: [SET_NUMBER, ...transaction(asked, varying), ''].join('\n'),
  };
}

const SET_NUMBER = `\\set n :client_id * ${NUMBERS_OF_CLIENT} + :k`;

function transaction(statements: Statements, varying: readonly Varying[]): string[] {
  return ['\\startpipeline', 'BEGIN;', ...statements.map(({ text, values }) => `${fillIn(text, values, varying)};`), 'COMMIT;', '\\endpipeline'];
}

function writesOf(statements: Statements): Statements {
  return statements.filter(({ text }) => WRITES.test(text));
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

/** Every id that the service made on the way is another one in each life. */
function varyingOfLife(steps: RecordedLife['steps']): Varying[] {
  const [first] = steps;
  if (first === undefined) throw new Error('a life without a receipt was recorded');
  const { dossierId, code } = first.done;
  const texts = steps.flatMap(({ statements }) => statements.flatMap(({ values }) => values.map(textOf)));
  const made = new Set(texts.flatMap((text) => text.match(MADE_ID) ?? []));
  made.delete(dossierId);
  return [
    { text: dossierId, sql: idOf(0) },
    ...ownNumbers(steps.flatMap(({ statements }) => statements)),
    ...[...made].map((text, index) => ({ text, sql: idOf(index + 1) })),
    { text: code, sql: `(${literalOf(code)} || ${NUMBER})` },
    ...steps.map(({ done: { key } }, index) => ({ text: `"${key}"`, sql: `('"baseline-${index}-' || ${NUMBER} || '"')` })),
  ];
}

/** A result bears the number that its register has just given; a number of an earlier life is another's. */
function numberedAnew(statements: Statements): (one: Statements[number]) => Statements[number] {
  const [unitId, year] = statements.find(({ text }) => /INTO result_register\b/.test(text))?.values ?? [];
  return ({ text, values }) => (/^\s*UPDATE result SET .*\bnumber = \$\d+/.test(text) && unitId !== undefined
    ? { text: text.replace(/\bnumber = \$\d+/, `number = (SELECT last_number FROM result_register WHERE unit_id = ${sqlOf(unitId, [])} AND year = ${sqlOf(year, [])})`), values }
    : { text, values });
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
  return varying.some(({ text }) => text === value && WHOLE_ID.test(text)) ? '::uuid' : '';
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
