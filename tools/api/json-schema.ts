/** A JSON Schema as the documents of the interface hold it; `true` and `{}` take everything. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema | boolean;
  readonly prefixItems?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly [bound: string]: unknown;
}

export interface Document {
  readonly [key: string]: unknown;
}

/** What a reference inside its own document names. */
export function resolve(document: Document, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  let found: unknown = document;
  for (const key of schema.$ref.replace(/^#\//, '').split('/')) found = (found as Record<string, unknown> | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')];
  if (typeof found !== 'object' || found === null) throw new Error(`${schema.$ref} names nothing`);
  return resolve(document, found as Schema);
}

/** The alternatives of a schema, each with one type; itself where it has none. */
export function alternativesOf(document: Document, schema: Schema): Schema[] {
  const resolved = resolve(document, schema);
  const { anyOf, oneOf, type } = resolved;
  const alternatives = anyOf ?? oneOf;
  if (alternatives !== undefined) return alternatives.flatMap((one) => alternativesOf(document, one));
  return Array.isArray(type) ? type.map((one: string) => ({ ...resolved, type: one })) : [resolved];
}

/** The one value, or the listed ones; undefined where any is taken. */
export function valuesOf({ const: only, enum: listed }: Schema): readonly unknown[] | undefined {
  return only === undefined ? listed : [only];
}

/** What one alternative is told apart from another by: its type, and of an object the properties that have one value. */
export function signatureOf(document: Document, schema: Schema): string {
  const tags = Object.entries(schema.properties ?? {}).map(([name, property]) => [name, resolve(document, property).const]).filter(([, only]) => only !== undefined);
  return JSON.stringify([typeOf(schema), ...tags]);
}

export function typeOf(schema: Schema): string {
  if (typeof schema.type === 'string') return schema.type;
  const [value] = valuesOf(schema) ?? [];
  if (value === null) return 'null';
  return value === undefined ? 'any' : typeof value;
}
