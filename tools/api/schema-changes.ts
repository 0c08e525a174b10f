import { alternativesOf, resolve, signatureOf, typeOf, valuesOf, type Document, type Schema } from './json-schema.ts';

/** Two documents of the same interface, and who sends what is compared: `in` comes from clients, `out` goes to them. */
export interface Comparison {
  readonly released: Document;
  readonly current: Document;
  readonly direction: 'in' | 'out';
}

type Sentences = string[];
type Pair = readonly [released: Schema, current: Schema];

/**
 * What in the current schema breaks a client of the released one. A client may send whatever was taken, and may rely on
 * whatever was promised in an answer; values and alternatives that an answer adds are for it to ignore.
 */
export function schemaChanges(comparison: Comparison, [released, current]: Pair, place: string, above: readonly Pair[] = []): Sentences {
  const pair: Pair = [resolve(comparison.released, released), resolve(comparison.current, current)];
  if (above.some(([one, other]) => one === pair[0] && other === pair[1])) return [];
  const known = alternativesOf(comparison.released, pair[0]);
  const found = alternativesOf(comparison.current, pair[1]);
  const deeper = [...above, pair];
  if (known.length === 1 && found.length === 1) return oneChange(comparison, [known[0] as Schema, found[0] as Schema], place, deeper);
  return alternativeChanges(comparison, known, found, { place, above: deeper });
}

interface Where {
  readonly place: string;
  readonly above: readonly Pair[];
}

function alternativeChanges(comparison: Comparison, known: readonly Schema[], found: readonly Schema[], { place, above }: Where): Sentences {
  const left = [...found];
  const take = (like: Schema): Schema | undefined => {
    const signature = signatureOf(comparison.released, like);
    const at = left.findIndex((one) => signatureOf(comparison.current, one) === signature);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const changes = known.flatMap((one) => {
    const other = take(one);
    if (other !== undefined) return oneChange(comparison, [one, other], place, above);
    return comparison.direction === 'out' && typeOf(one) === 'null' ? [] : [`${place}: the alternative ${signatureOf(comparison.released, one)} is gone`];
  });
  if (comparison.direction === 'in') return changes;
  const types = new Set(known.map(typeOf));
  return [...changes, ...left.filter((one) => !types.has(typeOf(one))).map((one) => `${place}: an answer may now be ${typeOf(one)}`)];
}

function oneChange(comparison: Comparison, pair: Pair, place: string, above: readonly Pair[]): Sentences {
  const [released, current] = pair;
  const [was, is] = [typeOf(released), typeOf(current)];
  if (was !== is) return typeFits(comparison, was, is) ? [] : [`${place}: ${was} became ${is}`];
  return [
    ...valueChanges(comparison, pair, place),
    ...(comparison.direction === 'in' ? boundChanges(pair, place) : formatChanges(pair, place)),
    ...(was === 'object' ? objectChanges(comparison, pair, { place, above }) : []),
    ...(was === 'array' ? arrayChanges(comparison, pair, { place, above }) : []),
  ];
}

// What takes everything takes what was taken before; an answer that was anything may become something.
function typeFits({ direction }: Comparison, was: string, is: string): boolean {
  if (direction === 'in') return is === 'any' || (was === 'integer' && is === 'number');
  return was === 'any' || (was === 'number' && is === 'integer');
}

function valueChanges({ direction }: Comparison, [released, current]: Pair, place: string): Sentences {
  const [was, is] = [valuesOf(released), valuesOf(current)];
  if (is === undefined) return direction === 'out' && released.const !== undefined ? [`${place}: is not always ${JSON.stringify(released.const)} any more`] : [];
  if (was === undefined) return direction === 'in' ? [`${place}: only listed values are taken now`] : [];
  return was.filter((value) => !is.includes(value)).map((value) => `${place}: the value ${JSON.stringify(value)} is gone`);
}

const LEAST = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
const MOST = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];

/** Where less is taken than before. */
function boundChanges([released, current]: Pair, place: string): Sentences {
  const tighter = (names: readonly string[], isTighter: (was: number, is: number) => boolean, none: number) => names.filter((name) => {
    const [was, is] = [released[name] ?? none, current[name] ?? none] as [number, number];
    return isTighter(was, is);
  });
  const bounds = [...tighter(LEAST, (was, is) => is > was, -Infinity), ...tighter(MOST, (was, is) => is < was, Infinity)];
  const forms = ['pattern', 'format', 'multipleOf'].filter((name) => current[name] !== undefined && current[name] !== released[name]);
  return [...bounds, ...forms].map((name) => `${place}: ${name} takes less (${JSON.stringify(released[name])} became ${JSON.stringify(current[name])})`);
}

function formatChanges({ 0: released, 1: current }: Pair, place: string): Sentences {
  return released.format === undefined || released.format === current.format ? [] : [`${place}: is not a ${released.format} any more`];
}

function objectChanges(comparison: Comparison, [released, current]: Pair, { place, above }: Where): Sentences {
  const [was, is] = [released.properties ?? {}, current.properties ?? {}];
  const required = (schema: Schema) => new Set(schema.required);
  const [wasRequired, isRequired] = [required(released), required(current)];
  const inside = Object.entries(was).flatMap(([name, property]) => {
    const other = is[name];
    if (other !== undefined) return schemaChanges(comparison, [property, other], `${place}/${name}`, above);
    return comparison.direction === 'in' && current.additionalProperties !== false ? [] : [`${place}/${name}: is gone`];
  });
  const obligations = comparison.direction === 'in'
    ? [...isRequired].filter((name) => !wasRequired.has(name)).map((name) => `${place}/${name}: has to be sent now`)
    : [...wasRequired].filter((name) => is[name] !== undefined && !isRequired.has(name)).map((name) => `${place}/${name}: may be absent now`);
  return [...inside, ...obligations, ...restChanges(comparison, [released, current], { place, above })];
}

/** The properties that have no name of their own. */
function restChanges(comparison: Comparison, [released, current]: Pair, { place, above }: Where): Sentences {
  const [was, is] = [released.additionalProperties, current.additionalProperties];
  if (typeof was === 'object' && typeof is === 'object') return schemaChanges(comparison, [was, is], `${place}/*`, above);
  return comparison.direction === 'in' && was !== false && is === false ? [`${place}: refuses keys it does not know`] : [];
}

function arrayChanges(comparison: Comparison, [released, current]: Pair, { place, above }: Where): Sentences {
  const places = (released.prefixItems ?? []).flatMap((one, index) => {
    const other = current.prefixItems?.[index];
    return other === undefined ? [`${place}/${index}: is gone`] : schemaChanges(comparison, [one, other], `${place}/${index}`, above);
  });
  const [was, is] = [released.items, current.items];
  return typeof was === 'object' && typeof is === 'object' ? [...places, ...schemaChanges(comparison, [was, is], `${place}[]`, above)] : places;
}
