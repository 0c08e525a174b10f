import { useMemo, useState } from 'react';
import { EFormFields } from '../../e-form/e-form-fields.js';
import type { FormData } from '../../e-form/form-schema.js';
import { t } from '../../text/language.js';
import { shown } from './shown-form.js';

/** The form as whoever files it will see it. It can be filled in, which shows what conditions ask for; nothing of it is kept. */
export function EFormPreview({ form: value, name, prefix }: { form: unknown; name: string; prefix: string }) {
  const [data, setData] = useState<FormData>({});
  const form = useMemo(() => shown(value), [value]);
  return (
    <section className="part" aria-label={name}>
      <h3>{name}</h3>
      {form === undefined ? <p className="muted">{t('Chưa có mục nào để xem thử.')}</p> : <EFormFields form={form} data={data} onChange={setData} prefix={prefix} />}
    </section>
  );
}

/** Two versions of a form beside each other, as they will be seen; nothing where both are the same. */
export function EFormsCompared({ before, after, names }: { before: unknown; after: unknown; names: readonly [string, string] }) {
  if (JSON.stringify(before ?? null) === JSON.stringify(after ?? null)) return null;
  return (
    <details>
      <summary>{t('Xem hai biểu mẫu điện tử cạnh nhau')}</summary>
      <div className="halves"><EFormPreview form={before} name={names[0]} prefix="truoc-" /><EFormPreview form={after} name={names[1]} prefix="sau-" /></div>
    </details>
  );
}
