import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { OPENAPI, type Located } from './openapi-requests.js';

// Formats are checked by the patterns that stand beside them; the words of OpenAPI mean nothing to a validator.
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });
ajv.addSchema(OPENAPI, 'openapi');
const compiled = new Map<string, ValidateFunction>();

const pointerPart = (text: string) => encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'));

/** What is wrong with an answer by the document: an undescribed status or media type, or a body that is not as described. Null is nothing. */
export function mismatch(operation: Located, { status, mediaType, text }: { readonly status: number; readonly mediaType: string; readonly text: string }): string | null {
  const content = operation.responses[String(status)]?.content;
  if (operation.responses[String(status)] === undefined) return `the status ${status} is not described`;
  const described = Object.keys(content ?? {}).find((one) => one.split(';')[0] === mediaType);
  if (described === undefined) return text === '' && Object.keys(content ?? {}).length === 0 ? null : `${status} with ${mediaType || 'nothing'} is not described`;
  if (!/[/+]json$/.test(mediaType)) return null;
  const pointer = ['paths', operation.path, operation.method, 'responses', String(status), 'content', described, 'schema'].map(pointerPart).join('/');
  const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `openapi#/${pointer}` });
  compiled.set(pointer, validate);
  const body = parsed(text);
  if (body === undefined) return operation.method === 'head' && text === '' ? null : `${status}: not JSON`;
  return validate(body) ? null : `${status}: ${ajv.errorsText(validate.errors)}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
