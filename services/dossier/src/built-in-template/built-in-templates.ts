import { formCircular, paperForm, type FormCircular, type PaperForm } from '@haicap/contracts';
import { BUILT_IN_BODIES } from './built-in-bodies.js';
import type { PaperTemplateVersion } from '../paper-template/paper-template.js';

const KEYS = paperForm.options.flatMap((form) => formCircular.options.map((circular) => ({ form, circular })));

// Ids of version 8: ours to define, the same in every installation.
const idAt = (at: number) => `00000000-0000-8000-8000-${String(at + 1).padStart(12, '0')}`;

/** Version 1 of every form under both circulars. */
export const BUILT_IN_TEMPLATES: readonly PaperTemplateVersion[] = KEYS.map(({ form, circular }, at) => ({
  templateId: idAt(at), form, circular, number: 1, status: 'built-in', validFrom: null, version: 1, changedAt: null, body: BUILT_IN_BODIES[form][circular],
}));

/** The built-in template of a form. */
export function builtInTemplate(form: PaperForm, circular: FormCircular): PaperTemplateVersion {
  const found = BUILT_IN_TEMPLATES.find((one) => one.form === form && one.circular === circular);
  if (found === undefined) throw new Error(`the form ${form} of ${circular} is not built in`);
  return found;
}
