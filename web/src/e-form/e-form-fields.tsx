import { useState } from 'react';
import { t } from '../text/language.js';
import { AnyField } from './any-field.js';
import './e-form.css';
import type { Filling } from './field-parts.js';
import { fieldsOf, type Field } from './form-fields.js';
import { valueAt, withValueAt, type Form, type FormData } from './form-schema.js';
import type { FormProblem } from './issue-words.js';
import { NO_PREFIX } from './field-id.js';

interface EFormProps {
  readonly form: Form;
  readonly data: FormData;
  readonly onChange: (data: FormData) => void;
  /** What is wrong, as `problemsOf` says it; each stands at its field. */
  readonly problems?: readonly FormProblem[];
  /** Where two forms stand on one page. */
  readonly prefix?: string;
  /** Questions that may stay open come last and folded, for somebody in a hurry. */
  readonly foldsOptional?: boolean;
}

/** The questions of a procedure's form. The page around it has the `form`, the summary of what is wrong, and the button. */
export function EFormFields({ form, data, onChange, problems = [], prefix = NO_PREFIX, foldsOptional = false }: EFormProps) {
  const filling: Filling = { data, problems, prefix, change: (pointer, value) => onChange(withValueAt(data, pointer, value)) };
  const fields = fieldsOf(form, data);
  const folded = foldsOptional ? fields.filter(({ isRequired }) => !isRequired) : [];
  return (
    <div className="e-form">
      {fields.some(({ isRequired }) => !isRequired) && <p className="e-hint">{t('Mục không ghi "không bắt buộc" là mục cần điền.')}</p>}
      {fields.filter((field) => !folded.includes(field)).map((field) => <AnyField key={field.pointer} field={field} filling={filling} />)}
      {folded.length > 0 && <Folded fields={folded} filling={filling} />}
    </div>
  );
}

function Folded({ fields, filling }: { fields: readonly Field[]; filling: Filling }) {
  const [isOpen, setOpen] = useState(() => fields.some(({ pointer }) => valueAt(filling.data, pointer) !== undefined));
  const isWrong = filling.problems.some((problem) => fields.some(({ pointer }) => problem.pointer === pointer || problem.pointer.startsWith(`${pointer}/`)));
  return (
    <details className="e-more" open={isOpen || isWrong} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('Mục không bắt buộc ({{count}})', { count: fields.length })}</summary>
      <div className="e-form">{fields.map((field) => <AnyField key={field.pointer} field={field} filling={filling} />)}</div>
    </details>
  );
}
