import type { Document, Schema } from './json-schema.ts';
import { schemaChanges } from './schema-changes.ts';

interface Content { readonly [mediaType: string]: { readonly schema?: Schema } | undefined }
interface Parameter { readonly in: string; readonly name: string; readonly required?: boolean; readonly schema: Schema }
interface Operation {
  readonly operationId: string;
  readonly security?: readonly Readonly<Record<string, unknown>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content; readonly headers?: Readonly<Record<string, unknown>> }>>;
}
export interface OpenApi extends Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Documents { readonly released: OpenApi; readonly current: OpenApi }
interface Operations { readonly was: Operation; readonly is: Operation; readonly place: string }

/** What in the current document breaks a client of the released one; a sentence for each place. */
export function openApiChanges(documents: Documents): string[] {
  return Object.entries(documents.released.paths).flatMap(([path, operations]) => Object.entries(operations).flatMap(([method, was]) => {
    const place = `${method.toUpperCase()} ${path}`;
    const is = documents.current.paths[path]?.[method];
    if (is === undefined) return [`${place}: is gone`];
    return operationChanges(documents, { was, is, place });
  }));
}

function operationChanges(documents: Documents, operations: Operations): string[] {
  const { was, is, place } = operations;
  return [
    ...(was.operationId === is.operationId ? [] : [`${place}: ${was.operationId} is called ${is.operationId}`]),
    ...(isOpen(was) && !isOpen(is) ? [`${place}: asks for a sign-in`] : []),
    ...parameterChanges(documents, operations), ...bodyChanges(documents, operations), ...answerChanges(documents, operations),
  ];
}

const isOpen = ({ security }: Operation) => security?.length === 0 || security?.some((way) => Object.keys(way).length === 0) === true;

function parameterChanges(documents: Documents, { was, is, place }: Operations): string[] {
  const find = (parameters: readonly Parameter[] | undefined, wanted: Parameter) => parameters?.find((one) => one.in === wanted.in && one.name.toLowerCase() === wanted.name.toLowerCase());
  const kept = (was.parameters ?? []).flatMap((one) => {
    const other = find(is.parameters, one);
    const where = `${place} ${one.in}/${one.name}`;
    // A header that nobody reads any more does no harm.
    if (other === undefined) return one.in === 'header' ? [] : [`${where}: is gone`];
    return [...schemaChanges({ ...documents, direction: 'in' }, [one.schema, other.schema], where), ...(other.required && !one.required ? [`${where}: has to be sent now`] : [])];
  });
  const added = (is.parameters ?? []).filter((one) => one.required && find(was.parameters, one) === undefined);
  return [...kept, ...added.map((one) => `${place} ${one.in}/${one.name}: has to be sent now`)];
}

function bodyChanges(documents: Documents, { was, is, place }: Operations): string[] {
  if (was.requestBody === undefined) return is.requestBody?.required ? [`${place} body: has to be sent now`] : [];
  if (is.requestBody === undefined) return [`${place} body: is gone`];
  const obligation = is.requestBody.required && !was.requestBody.required ? [`${place} body: has to be sent now`] : [];
  return [...obligation, ...contentChanges(documents, [was.requestBody.content, is.requestBody.content], 'in', `${place} body`)];
}

function answerChanges(documents: Documents, { was, is, place }: Operations): string[] {
  const successes = Object.entries(was.responses).filter(([status]) => status.startsWith('2'));
  return successes.flatMap(([status, answer]) => {
    const other = is.responses[status];
    const where = `${place} ${status}`;
    if (other === undefined) return [`${where}: is gone`];
    const headers = Object.keys(answer.headers ?? {}).filter((name) => other.headers?.[name] === undefined);
    return [...headers.map((name) => `${where} header/${name}: is gone`), ...contentChanges(documents, [answer.content ?? {}, other.content ?? {}], 'out', where)];
  });
}

function contentChanges(documents: Documents, [was, is]: readonly [Content, Content], direction: 'in' | 'out', place: string): string[] {
  return Object.entries(was).flatMap(([mediaType, known]) => {
    const found = is[mediaType];
    if (found === undefined) return [`${place} ${mediaType}: is gone`];
    return schemaChanges({ ...documents, direction }, [known?.schema ?? {}, found.schema ?? {}], place);
  });
}
