import type { ReactNode } from 'react';
import { t } from '../text/language.js';
import { fieldId } from './field-id.js';
import type { Field } from './form-fields.js';
import type { FormData, Json } from './form-schema.js';
import type { FormProblem } from './issue-words.js';

export interface Filling {
  readonly data: FormData;
  readonly problems: readonly FormProblem[];
  readonly prefix: string;
  change(pointer: string, value: Json): void;
}
export interface FieldProps<One extends Field = Field> { readonly field: One; readonly filling: Filling }

export const titleOf = ({ title, isRequired }: Field): string => (isRequired ? title : t('{{title}} (không bắt buộc)', { title }));

/** What a field is told by: the ids of its hint and of what is wrong. */
export function saidOf({ pointer, hint }: Field, { problems, prefix }: Filling) {
  const id = fieldId(pointer, prefix);
  const words = problems.find((problem) => problem.pointer === pointer)?.words;
  const ids = [...(hint === '' ? [] : [`${id}-hint`]), ...(words === undefined ? [] : [`${id}-error`])];
  return { id, words, describedBy: ids.length === 0 ? undefined : ids.join(' ') };
}

export function Said({ field, filling }: FieldProps) {
  const { id, words } = saidOf(field, filling);
  return (
    <>
      {field.hint !== '' && <span className="e-hint" id={`${id}-hint`}>{field.hint}</span>}
      {words !== undefined && <span className="e-error" id={`${id}-error`}><span className="sr">{t('Lỗi:')} </span>{words}</span>}
    </>
  );
}

/** A question whose answer has more than one control: its title is the legend. */
export function Questions({ field, filling, children }: FieldProps & { children: ReactNode }) {
  const { words, describedBy } = saidOf(field, filling);
  return (
    <fieldset className={words === undefined ? 'e-field e-set' : 'e-field e-set wrong'} aria-describedby={describedBy}>
      <legend>{titleOf(field)}</legend>
      <Said field={field} filling={filling} />
      {children}
    </fieldset>
  );
}

export function OneLine({ field, filling, children }: FieldProps & { children: ReactNode }) {
  const { id, words } = saidOf(field, filling);
  return (
    <div className={words === undefined ? 'e-field' : 'e-field wrong'}>
      <label htmlFor={id}>{titleOf(field)}</label>
      <Said field={field} filling={filling} />
      {children}
    </div>
  );
}
