import { HTTP_ROUTES, TRANSFER_ROUTES, type Language } from '@haicap/contracts';
import { openApiDocument } from '../openapi/openapi-document.js';
import { wordsOf, type Words } from './docs-words.js';
import { html, type Html } from './html.js';
import { SchemaView, type ShownSchema } from './schema-view.js';

interface Content { readonly [mediaType: string]: { readonly schema?: ShownSchema } }
interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly deprecated?: boolean;
  readonly security?: readonly object[];
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly required?: boolean; readonly description?: string; readonly schema: ShownSchema }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
}
type Parameters = NonNullable<Operation['parameters']>;
interface Placed { readonly method: string; readonly path: string; readonly operation: Operation }

const shownDocument = () => openApiDocument() as unknown as { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, ShownSchema> } };
const placed = (): readonly Placed[] => Object.entries(shownDocument().paths).flatMap(([path, operations]) => Object.entries(operations).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })));
const tagOf = ({ operation }: Placed) => operation.tags?.[0] ?? '';

/** The groups of operations, in the order of the document. */
export const apiTags = (): readonly string[] => [...new Set(placed().map(tagOf))];
/** Under which group an operation stands. */
export const tagOfOperation = (): ReadonlyMap<string, string> => new Map(placed().map((one) => [one.operation.operationId, tagOf(one)]));

const resolve = (ref: string) => shownDocument().components.schemas[ref.split('/').at(-1) ?? ''] ?? {};
const priorityOf = new Map(HTTP_ROUTES.map(({ operationId, priority }) => [operationId, priority]));
const TRANSFERS = new Set(TRANSFER_ROUTES.map(({ operationId }) => operationId));

/** All operations by group, one line each. */
export function apiIndex(language: Language): Html {
  return html`${apiTags().map((tag) => html`<section><h2><a href="/docs/api/${tag}?lang=${language}">${tag}</a></h2><ul>${placed().filter((one) => tagOf(one) === tag).map(({ method, path, operation }) => html`
    <li><a href="/docs/api/${tag}?lang=${language}#${operation.operationId}"><code>${method} ${path}</code></a><br>${operation.summary ?? ''}</li>`)}</ul></section>`)}`;
}

/** One group in full. */
export function apiGroup(tag: string, language: Language): Html {
  const words = wordsOf(language);
  const view = new SchemaView(words, resolve);
  return html`${placed().filter((one) => tagOf(one) === tag).map((one) => operationSection(one, words, { view, language }))}`;
}

interface Showing { readonly view: SchemaView; readonly language: Language }

function operationSection({ method, path, operation }: Placed, words: Words, { view, language }: Showing): Html {
  const { operationId, parameters = [], requestBody, responses } = operation;
  const answers = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  return html`<section id="${operationId}"><h2>${operationId}${operation.deprecated === true && html` <small>(${words.deprecated})</small>`}</h2>
<p><code>${method} ${path}</code></p><p>${operation.summary ?? ''}</p>
<p><small>${accessLine(operation, words)}</small></p>
${parametersView(parameters, words)}
${requestBody !== undefined && html`<h3>${words.body}</h3>${contentView(requestBody.content, view)}`}
${answers.map(([status, { content = {} }]) => html`<h3>${words.answer} ${status}</h3>${contentView(content, view)}`)}
${refusals(responses, words, language)}</section>`;
}

function accessLine({ operationId, security, description = '' }: Operation, words: Words): Html {
  const who = security?.length === 0 ? html`${words.open}` : html`${words.access}: ${description.replace(/^[^:]*: /, '')}`;
  return TRANSFERS.has(operationId) ? who : html`${who} · ${words.priority}: ${priorityOf.get(operationId) ?? 'tracking'}`;
}

function parametersView(parameters: Parameters, words: Words): Html | undefined {
  if (parameters.length === 0) return undefined;
  return html`<h3>${words.parameters}</h3><ul class="fields">${parameters.map(({ name, in: place, schema, required, description }) => html`
    <li><code>${name}</code> <small>${place}</small> <span class="type">${schema.format ?? [schema.enum?.join(' | ') ?? schema.type ?? ''].flat().join(' | ')}</span>${required === true && html` <strong>${words.required}</strong>`}${description !== undefined && html`<br><small>${description}</small>`}</li>`)}</ul>`;
}

function contentView(content: Content, view: SchemaView): Html {
  return html`${Object.entries(content).map(([mediaType, { schema = {} }]) => html`<p><small>${mediaType}</small></p>${mediaType.includes('json') && view.show(schema)}`)}`;
}

function refusals(responses: Operation['responses'], words: Words, language: Language): Html {
  const codes = Object.entries(responses).filter(([status]) => Number(status) >= 400).flatMap(([, { description }]) => description.split(', '));
  return html`<h3>${words.refusals}</h3><p>${codes.map((code) => html`<a href="/docs/errors?lang=${language}#${code}"><code>${code}</code></a> `)}</p>`;
}
