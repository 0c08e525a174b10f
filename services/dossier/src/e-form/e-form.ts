/** Something about a form that keeps a version from being published, by JSON pointer into the form. */
export interface FormProblem {
  readonly pointer: string;
  readonly code:
    | 'form-too-large' | 'form-too-deep' | 'form-not-an-object' | 'form-without-properties' | 'form-keyword-not-allowed' | 'form-value-invalid'
    | 'form-property-name' | 'form-reference-invalid' | 'form-reference-endless' | 'form-items-unbounded' | 'form-format-unknown' | 'form-pattern-invalid'
    | 'form-choices-too-many';
}

/** What a form may be at most. A version travels as one event of 64,000 characters, so a form is the largest part of it. */
export const FORM_LIMITS = {
  chars: 40_000, depth: 12,
  /** Schemas after every reference is followed: what a validator looks through for one filled-in form. */
  schemas: 1_500,
  patternChars: 200, choices: 400, items: 200,
  /** A filled-in form. */
  dataChars: 64_000, dataDepth: 16,
} as const;

/** Formats whose checks need time in proportion to the text. */
export const FORM_FORMATS = ['date', 'date-time', 'time', 'email', 'uuid'] as const;

type Json = unknown;
type JsonObject = Readonly<Record<string, Json>>;

const PROPERTY_NAME = /^[A-Za-z][A-Za-z0-9_]{0,59}$/;
const LOCAL_REFERENCE = /^#\/\$defs\/([A-Za-z][A-Za-z0-9_]{0,59})$/;
const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: Json) => Number.isSafeInteger(value) && (value as number) >= 0;
const isNumber = (value: Json) => typeof value === 'number' && Number.isFinite(value);
const isText = (value: Json) => typeof value === 'string' && value.length <= 2_000;
const isScalar = (value: Json) => value === null || ['string', 'number', 'boolean'].includes(typeof value);
const isNames = (value: Json) => Array.isArray(value) && value.every((name) => typeof name === 'string');
const TYPES = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'];

/** Keywords with a plain value, and what that value has to be. Whatever stands in no table is not allowed. */
const VALUES: Readonly<Record<string, (value: Json) => boolean>> = {
  title: isText, description: isText, $comment: isText, default: () => true,
  type: (value) => TYPES.includes(value as string) || (isNames(value) && (value as string[]).every((name) => TYPES.includes(name))),
  required: isNames, const: isScalar, uniqueItems: (value) => typeof value === 'boolean', additionalProperties: (value) => typeof value === 'boolean',
  minLength: isCount, maxLength: isCount, minItems: isCount, maxItems: (value) => isCount(value) && (value as number) <= FORM_LIMITS.items,
  minProperties: isCount, maxProperties: isCount,
  minimum: isNumber, maximum: isNumber, exclusiveMinimum: isNumber, exclusiveMaximum: isNumber,
  multipleOf: (value) => isNumber(value) && (value as number) > 0,
  enum: (value) => Array.isArray(value) && value.length > 0 && value.every(isScalar),
};
const ONE_SCHEMA = ['items', 'if', 'then', 'else', 'not'];
const MANY_SCHEMAS = ['allOf', 'anyOf', 'oneOf'];

/** Looks through a form before anything compiles it: a schema that is hostile or endless is refused by its text alone. */
export function checkForm(form: { readonly schema: JsonObject; readonly uiSchema: JsonObject }): FormProblem[] {
  if (JSON.stringify(form).length > FORM_LIMITS.chars) return [{ pointer: '', code: 'form-too-large' }];
  if (isDeeperThan(form, FORM_LIMITS.depth * 2)) return [{ pointer: '', code: 'form-too-deep' }];
  const walk = new FormWalk(form.schema);
  walk.root();
  return walk.problems;
}

/** Whether a filled-in form is small enough to be looked at. */
export function isBounded(data: Json): boolean {
  return !isDeeperThan(data, FORM_LIMITS.dataDepth) && JSON.stringify(data).length <= FORM_LIMITS.dataChars;
}

function isDeeperThan(value: Json, depthMax: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depthMax === 0 || Object.values(value).some((inner) => isDeeperThan(inner, depthMax - 1));
}

class FormWalk {
  readonly problems: FormProblem[] = [];
  #schemasLeft: number = FORM_LIMITS.schemas;
  readonly #defs: JsonObject;

  constructor(private readonly schema: JsonObject) {
    this.#defs = isObject(schema['$defs']) ? schema['$defs'] : {};
  }

  root(): void {
    const { $defs, $schema, ...root } = this.schema;
    if (root['type'] !== 'object') this.#note('/schema/type', 'form-not-an-object');
    if (!isObject(root['properties']) || Object.keys(root['properties']).length === 0) this.#note('/schema/properties', 'form-without-properties');
    if ($schema !== undefined && $schema !== 'http://json-schema.org/draft-07/schema#') this.#note('/schema/$schema', 'form-value-invalid');
    if ($defs !== undefined && !isObject($defs)) this.#note('/schema/$defs', 'form-value-invalid');
    this.#visit(root, '/schema', []);
    for (const [name, schema] of Object.entries(this.#defs)) this.#visit(schema, `/schema/$defs/${name}`, [name]);
  }

  #visit(schema: Json, pointer: string, references: readonly string[]): void {
    this.#schemasLeft -= 1;
    if (this.#schemasLeft < 0) return;
    if (this.#schemasLeft === 0) return this.#note('', 'form-too-large');
    if (!isObject(schema)) return this.#note(pointer, 'form-value-invalid');
    if (schema['type'] === 'array' && schema['maxItems'] === undefined) this.#note(pointer, 'form-items-unbounded');
    for (const [keyword, value] of Object.entries(schema)) this.#keyword(keyword, value, { pointer: `${pointer}/${keyword}`, references });
  }

  #keyword(keyword: string, value: Json, at: { readonly pointer: string; readonly references: readonly string[] }): void {
    const { pointer, references } = at;
    if (keyword === 'properties') return this.#properties(value, pointer, references);
    if (keyword === '$ref') return this.#reference(value, pointer, references);
    if (keyword === 'pattern' || keyword === 'format') return this.#text(keyword, value, pointer);
    if (ONE_SCHEMA.includes(keyword)) return this.#visit(value, pointer, references);
    if (MANY_SCHEMAS.includes(keyword)) return this.#many(value, pointer, references);
    return this.#value(keyword, value, pointer);
  }

  #value(keyword: string, value: Json, pointer: string): void {
    const isValid = Object.hasOwn(VALUES, keyword) ? VALUES[keyword] : undefined;
    if (!isValid) return this.#note(pointer, 'form-keyword-not-allowed');
    const choices = keyword === 'enum' && Array.isArray(value) ? value.length : 0;
    if (choices > FORM_LIMITS.choices) return this.#note(pointer, 'form-choices-too-many');
    if (!isValid(value)) this.#note(pointer, 'form-value-invalid');
  }

  #properties(value: Json, pointer: string, references: readonly string[]): void {
    if (!isObject(value)) return this.#note(pointer, 'form-value-invalid');
    for (const [name, schema] of Object.entries(value)) {
      if (PROPERTY_NAME.test(name)) this.#visit(schema, `${pointer}/${name}`, references);
      else this.#note(pointer, 'form-property-name');
    }
  }

  #many(value: Json, pointer: string, references: readonly string[]): void {
    if (!Array.isArray(value) || value.length === 0) return this.#note(pointer, 'form-value-invalid');
    value.forEach((schema, index) => this.#visit(schema, `${pointer}/${index}`, references));
  }

  // Only what stands in the form itself may be named; a name that leads back to itself never ends.
  #reference(value: Json, pointer: string, references: readonly string[]): void {
    const name = typeof value === 'string' ? LOCAL_REFERENCE.exec(value)?.[1] : undefined;
    if (name === undefined || !Object.hasOwn(this.#defs, name)) return this.#note(pointer, 'form-reference-invalid');
    if (references.includes(name)) return this.#note(pointer, 'form-reference-endless');
    this.#visit(this.#defs[name], `/schema/$defs/${name}`, [...references, name]);
  }

  #text(keyword: 'pattern' | 'format', value: Json, pointer: string): void {
    if (keyword === 'format') {
      if (!(FORM_FORMATS as readonly Json[]).includes(value)) this.#note(pointer, 'form-format-unknown');
    } else if (typeof value !== 'string' || value.length > FORM_LIMITS.patternChars) {
      this.#note(pointer, 'form-pattern-invalid');
    }
  }

  #note(pointer: string, code: FormProblem['code']): void {
    if (!this.problems.some((one) => one.pointer === pointer && one.code === code)) this.problems.push({ pointer, code });
  }
}
