import { html, type Html } from './html.js';
import type { Words } from './docs-words.js';

/** As much of a JSON Schema as is shown. */
export interface ShownSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly ShownSchema[];
  readonly oneOf?: readonly ShownSchema[];
  readonly items?: ShownSchema | boolean;
  readonly properties?: Readonly<Record<string, ShownSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: ShownSchema | boolean;
  readonly description?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

const DEPTH_MAX = 5;
// What a number of JavaScript can hold is no limit that somebody set.
const isSet = (bound: number | undefined) => bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;

/** Shows what a schema holds as nested lists, each level below the first to be opened. */
export class SchemaView {
  constructor(private readonly words: Words, private readonly resolve: (ref: string) => ShownSchema) {}

  show(schema: ShownSchema, depth = 0): Html {
    const shown = this.inner(schema);
    const names = Object.entries(shown.properties ?? {});
    if (names.length === 0) return this.choices(shown, depth) ?? html`<p><code>${this.nameOf(schema)}</code></p>`;
    return html`<ul class="fields">${names.map(([name, property]) => this.field(name, property, shown.required?.includes(name) === true, depth))}</ul>`;
  }

  private field(name: string, property: ShownSchema, isRequired: boolean, depth: number): Html {
    const schema = this.deref(property);
    const line = html`<code>${name}</code> <span class="type">${this.nameOf(property)}</span>${isRequired && html` <strong>${this.words.required}</strong>`}${boundsOf(schema, this.words)}
      ${schema.description !== undefined && html`<br><small>${schema.description}</small>`}`;
    const inner = this.inner(property);
    const holds = inner.properties !== undefined || alternativesOf(inner).some((one) => this.inner(one).properties !== undefined);
    if (!holds) return html`<li>${line}</li>`;
    if (depth >= DEPTH_MAX) return html`<li>${line} <small>${this.words.deeper}</small></li>`;
    return html`<li><details><summary>${line}</summary>${this.show(property, depth + 1)}</details></li>`;
  }

  private choices(schema: ShownSchema, depth: number): Html | undefined {
    const choices = alternativesOf(schema).filter((one) => this.inner(one).properties !== undefined);
    if (choices.length === 0 || depth > DEPTH_MAX) return undefined;
    return html`<ol class="choices">${choices.map((one) => html`<li>${this.show(one, depth + 1)}</li>`)}</ol>`;
  }

  /** What is inside of lists and of "or null". */
  private inner(schema: ShownSchema): ShownSchema {
    const shown = this.deref(schema);
    if (typeof shown.items === 'object') return this.inner(shown.items);
    const some = alternativesOf(shown).filter((one) => this.deref(one).type !== 'null');
    return some.length === 1 && some[0] !== undefined ? this.inner(some[0]) : shown;
  }

  private nameOf(schema: ShownSchema): string {
    const shown = this.deref(schema);
    const values = shown.const === undefined ? shown.enum : [shown.const];
    if (values !== undefined) return values.map((value) => JSON.stringify(value)).join(' | ');
    const some = alternativesOf(shown);
    if (some.length > 0) return [...new Set(some.map((one) => this.nameOf(one)))].join(' | ');
    if (typeof shown.items === 'object') return `${this.nameOf(shown.items)}[]`;
    return shown.format ?? [shown.type ?? 'any'].flat().join(' | ');
  }

  private deref(schema: ShownSchema): ShownSchema {
    return schema.$ref === undefined ? schema : this.resolve(schema.$ref);
  }
}

const alternativesOf = (schema: ShownSchema): readonly ShownSchema[] => schema.anyOf ?? schema.oneOf ?? [];

function boundsOf({ maxLength, minimum, maximum }: ShownSchema, { characters }: Words): Html {
  const bounds = [isSet(minimum) ? `≥ ${minimum}` : '', isSet(maximum) ? `≤ ${maximum}` : '', isSet(maxLength) ? `≤ ${maxLength} ${characters}` : ''].filter((bound) => bound !== '');
  return html` <small>${bounds.join(', ')}</small>`;
}
