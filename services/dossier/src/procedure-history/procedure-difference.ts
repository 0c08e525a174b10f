import type { ProcedureDifference } from '@haicap/contracts';
import { canonicalJson, type JsonValue } from '@haicap/kernel';

type Json = JsonValue | undefined;

/**
 * Where two versions differ, in the order of places. Parts of a list that have a code (or a channel) are followed by it, so that one
 * that moved is not a difference of all behind it; a form is one place, because its parts mean nothing alone.
 */
export function differencesBetween(before: unknown, after: unknown): ProcedureDifference[] {
  return compare('', before as Json, after as Json).toSorted((a, b) => (a.pointer < b.pointer ? -1 : a.pointer > b.pointer ? 1 : 0));
}

function compare(pointer: string, before: Json, after: Json): ProcedureDifference[] {
  if (isSame(before, after)) return [];
  if (before === undefined || before === null) return [{ pointer, kind: 'added', before: null, after }];
  if (after === undefined || after === null) return [{ pointer, kind: 'removed', before, after: null }];
  const [one, other] = [partsOf(pointer, before), partsOf(pointer, after)];
  if (one === null || other === null) return [{ pointer, kind: 'changed', before, after }];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((key) => compare(`${pointer}/${escape(key)}`, one.get(key), other.get(key)));
}

function isSame(before: Json, after: Json): boolean {
  return canonicalJson((before ?? null) as JsonValue) === canonicalJson((after ?? null) as JsonValue);
}

/** The parts of a value by name, or null when it is compared as a whole. */
function partsOf(pointer: string, value: NonNullable<Json>): Map<string, Json> | null {
  if (pointer === '/eForm/schema' || pointer === '/eForm/uiSchema' || typeof value !== 'object') return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const names = value.map(nameOf);
  const isNamed = names.every((name) => name !== null) && new Set(names).size === names.length;
  return isNamed ? new Map(value.map((part, index) => [names[index] ?? '', part])) : null;
}

function nameOf(part: JsonValue): string | null {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return null;
  const { code, channel, pointer } = part as Record<string, JsonValue>;
  const name = code ?? channel ?? pointer;
  return typeof name === 'string' && name !== '' ? name : null;
}

// RFC 6901: a slash in a name is not a step.
function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
