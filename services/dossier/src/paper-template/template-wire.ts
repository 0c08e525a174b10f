import type { PaperTemplate } from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import { PLACEHOLDERS } from '../paper-model/paper-model.js';
import type { PaperTemplateVersion } from './paper-template.js';

/** A template as it is told, with what its texts may name. */
export function toAnswer(template: PaperTemplateVersion): PaperTemplate {
  const { values, tables } = PLACEHOLDERS[template.form];
  return {
    ...template, changedAt: template.changedAt && formatOffsetTime(template.changedAt),
    placeholders: { values: [...values], tables: Object.fromEntries(Object.entries(tables).map(([name, columns]: [string, readonly string[]]) => [name, [...columns]])) },
  };
}
