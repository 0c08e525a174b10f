/** Places within content, as the checks of the services name them (RFC 6901): `/channels/0/fees/1/code`. */
export type Content = Readonly<Record<string, unknown>>;

const partsOf = (pointer: string): string[] => pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** What stands at a place; undefined where nothing does. */
export function valueAt(content: unknown, pointer: string): unknown {
  return partsOf(pointer).reduce<unknown>((value, part) => (typeof value === 'object' && value !== null ? (value as Content)[part] : undefined), content);
}

/** The content with another value at a place. `undefined` takes the place away; whatever is missing on the way is made. */
export function withValueAt<T>(content: T, pointer: string, value: unknown): T {
  return put(content, partsOf(pointer), value) as T;
}

function put(content: unknown, [part, ...rest]: readonly string[], value: unknown): unknown {
  if (part === undefined) return value;
  if (Array.isArray(content)) {
    const next = content as readonly unknown[];
    return next.map((one, index) => (String(index) === part ? put(one, rest, value) : one));
  }
  const before = typeof content === 'object' && content !== null ? (content as Content) : {};
  const after = put(before[part], rest, value);
  if (after !== undefined) return { ...before, [part]: after };
  const { [part]: _gone, ...others } = before;
  return others;
}

const listAt = (content: unknown, pointer: string): readonly unknown[] => {
  const list = valueAt(content, pointer);
  return Array.isArray(list) ? list : [];
};

export const withAdded = <T>(content: T, pointer: string, item: unknown): T => withValueAt(content, pointer, [...listAt(content, pointer), item]);
export const withRemoved = <T>(content: T, pointer: string, index: number): T => withValueAt(content, pointer, listAt(content, pointer).filter((_one, at) => at !== index));

/** An item of a list one place further up or down. */
export function withMoved<T>(content: T, pointer: string, index: number, by: -1 | 1): T {
  const list = [...listAt(content, pointer)];
  const [item] = list.splice(index, 1);
  list.splice(index + by, 0, item);
  return withValueAt(content, pointer, list);
}

/** The id of the field at a place. */
export const fieldId = (pointer: string): string => `at${pointer}`;

/** The places that enclose a place, the nearest first: what to show when the place itself has no field. */
export function enclosing(pointer: string): string[] {
  const parts = pointer.split('/').slice(1);
  return parts.map((_part, index) => `/${parts.slice(0, parts.length - index).join('/')}`);
}
