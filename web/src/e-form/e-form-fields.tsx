import { t } from '../text/language.js';
import { AnyField } from './any-field.js';
import './e-form.css';
import { fieldsOf } from './form-fields.js';
import { withValueAt, type Form, type FormData } from './form-schema.js';
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
}

/** The questions of a procedure's form. The page around it has the `form`, the summary of what is wrong, and the button. */
export function EFormFields({ form, data, onChange, problems = [], prefix = NO_PREFIX }: EFormProps) {
  const filling = { data, problems, prefix, change: (pointer: string, value: unknown) => onChange(withValueAt(data, pointer, value)) };
  const fields = fieldsOf(form, data);
  return (
    <div className="e-form">
      {fields.some(({ isRequired }) => !isRequired) && <p className="e-hint">{t('Mục không ghi "không bắt buộc" là mục cần điền.')}</p>}
      {fields.map((field) => <AnyField key={field.pointer} field={field} filling={filling} />)}
    </div>
  );
}
