import { refusal, type Refusal } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';

export type FilledForm = Readonly<Record<string, unknown>>;

/** A place of a form before and after; undefined where nothing stands. */
export interface CorrectedPlace {
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface FormCorrection {
  readonly data: FilledForm;
  readonly places: readonly CorrectedPlace[];
}

type Container = Record<string, unknown> | unknown[];

/** Puts values at places of a filled-in form, null to take one away. Only what differs is corrected; whether the whole is right is the validator's to say. */
export function correctForm(filled: FilledForm, changes: FilledForm, schema: FilledForm): Result<FormCorrection, Refusal> {
  const data = structuredClone(filled) as Record<string, unknown>;
  const known = propertyNames(schema);
  const places: CorrectedPlace[] = [];
  for (const [pointer, value] of inOrder(changes)) {
    const path = pointer.slice(1).split('/');
    const steps = path.slice(0, -1);
    const key = path.at(-1) ?? '';
    // A name that the form does not know may be anything, also that of a person: it is neither kept nor told.
    const stranger = path.findIndex((step) => !/^\d+$/.test(step) && !known.has(step));
    const container = stranger === -1 ? containerAt(data, steps) : null;
    if (container === null || !isPlace(container, key)) return err(noSuchPlace(path, stranger));
    const before = structuredClone(valueAt(container, key));
    place(container, key, value);
    if (!isSame(before, value)) places.push({ pointer, before, after: value ?? undefined });
  }
  return ok({ data, places });
}

/** Pointers name places of the form as it is, so what leaves a list leaves it last, and from behind: everything before it keeps its place. */
function inOrder(changes: FilledForm): [string, unknown][] {
  const leavesList = ([pointer, value]: [string, unknown]) => value === null && /\/\d+$/.test(pointer);
  const entries = Object.entries(changes);
  const leaving = entries.filter(leavesList).toSorted(([one], [other]) => other.localeCompare(one, 'en', { numeric: true }));
  return [...entries.filter((entry) => !leavesList(entry)), ...leaving];
}

/** Every name that a form gives to a property, wherever it stands. */
function propertyNames(schema: unknown): ReadonlySet<string> {
  if (typeof schema !== 'object' || schema === null) return new Set();
  const own = 'properties' in schema && typeof schema.properties === 'object' ? Object.keys(schema.properties ?? {}) : [];
  return new Set([...own, ...Object.values(schema).flatMap((inner) => [...propertyNames(inner)])]);
}

function containerAt(root: Container, steps: readonly string[]): Container | null {
  let at: unknown = root;
  for (const step of steps) {
    if (!isContainer(at)) return null;
    at = valueAt(at, step);
  }
  return isContainer(at) ? at : null;
}

/** A list takes a value at one of its places or behind the last one, everything else under a name. */
function isPlace(container: Container, key: string): boolean {
  const isIndex = /^\d+$/.test(key);
  return Array.isArray(container) ? isIndex && Number(key) <= container.length : !isIndex;
}

function valueAt(container: Container, key: string): unknown {
  if (Array.isArray(container)) return container[Number(key)];
  return Object.hasOwn(container, key) ? container[key] : undefined;
}

function place(container: Container, key: string, value: unknown): void {
  if (Array.isArray(container)) container.splice(Number(key), 1, ...(value === null ? [] : [value]));
  else if (value === null) delete container[key];
  else container[key] = value;
}

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;
const isSame = (before: unknown, after: unknown) => JSON.stringify(before ?? null) === JSON.stringify(after ?? null);

function noSuchPlace(path: readonly string[], stranger: number): Refusal {
  const told = path.slice(0, stranger === -1 ? path.length : stranger).map((step) => `/${step}`).join('');
  return refusal('FORM_DATA_INVALID', { issues: [{ pointer: told, code: 'no-such-place' }] });
}
