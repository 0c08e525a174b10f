/** Named values of one thing: of a form, of a person. */
export type Fields = Readonly<Record<string, unknown>>;

/** A field that both sides changed, to different ends. */
export interface Conflict {
  readonly field: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface Merged {
  /** Everything both sides changed; where they differ it is theirs until somebody decides. */
  readonly fields: Fields;
  readonly conflicts: readonly Conflict[];
}

/**
 * Brings two edits of the same thing together, field by field: what only one side changed is taken from it, and only what both changed to
 * different ends has to be asked about. A field that is missing counts as undefined.
 */
export function mergeFields(base: Fields, mine: Fields, theirs: Fields): Merged {
  const names = [...new Set([base, mine, theirs].flatMap(Object.keys))].sort();
  const all = names.map((field) => ({ field, base: base[field], mine: mine[field], theirs: theirs[field] }));
  return {
    fields: withoutMissing(all.map((one) => [one.field, mergedValue(one)])),
    conflicts: all.filter((one) => !isSame(one.base, one.mine) && !isSame(one.base, one.theirs) && !isSame(one.mine, one.theirs)),
  };
}

const mergedValue = ({ base, mine, theirs }: Conflict) => (isSame(base, theirs) ? mine : theirs);

/** What was decided about each conflict; a field nobody decided stays theirs. */
export function withChosen({ fields, conflicts }: Merged, chosen: Readonly<Record<string, 'mine' | 'theirs'>>): Fields {
  return withoutMissing([...Object.entries(fields), ...conflicts.map(({ field, mine, theirs }): [string, unknown] => [field, chosen[field] === 'mine' ? mine : theirs])]);
}

/** The fields in which `to` differs from `from`, with the value they have there. */
export function changedFields(from: Fields, to: Fields): Fields {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return Object.fromEntries(names.filter((field) => !isSame(from[field], to[field])).map((field) => [field, to[field]]));
}

const withoutMissing = (entries: readonly (readonly [string, unknown])[]): Fields => Object.fromEntries([...new Map(entries)].filter(([, value]) => value !== undefined));

/** Whether two values of JSON are the same, whatever the order of their names. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null || Array.isArray(one) !== Array.isArray(other)) return false;
  const [names, others] = [Object.keys(one), Object.keys(other)];
  return names.length === others.length && names.every((name) => Object.hasOwn(other, name) && isSame((one as Fields)[name], (other as Fields)[name]));
}
