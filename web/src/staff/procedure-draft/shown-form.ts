import { fieldsOf } from '../../e-form/form-fields.js';
import { isObject, type Form } from '../../e-form/form-schema.js';

/** The form, where it can be shown: one that is only half written cannot. */
export function shown(value: unknown): Form | undefined {
  if (!isObject(value) || !isObject(value['schema'])) return undefined;
  const form = { schema: value['schema'], uiSchema: isObject(value['uiSchema']) ? value['uiSchema'] : {} };
  try {
    return fieldsOf(form, {}).length === 0 ? undefined : form;
  } catch (error) {
    // What is being written may say anything for a while; the check of the draft names what is wrong.
    if (error instanceof Error) return undefined;
    throw error;
  }
}
