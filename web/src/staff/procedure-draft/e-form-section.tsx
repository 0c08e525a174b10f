import { useState } from 'react';
import { t } from '../../text/language.js';
import { useContentForm, usePut } from '../content-form/content-form.js';
import { fieldId, valueAt } from '../content-form/pointer.js';
import { EFormPreview } from './e-form-preview.js';

/** The form as data: JSON Schema, and hints for the page that shows it. What is no JSON yet stays in the field and is told. */
export function EFormSection() {
  const { content } = useContentForm();
  const put = usePut();
  const form = valueAt(content, '/eForm');
  if (form === null || form === undefined) {
    return (
      <div className="stack" id={fieldId('/eForm')} tabIndex={-1}>
        <p className="muted">{t('Chưa có biểu mẫu điện tử: người nộp trực tuyến chỉ đính kèm giấy tờ.')}</p>
        <p><button type="button" className="btn small" onClick={() => put('/eForm', { schema: { type: 'object', properties: {} }, uiSchema: {} })}>{t('Tạo biểu mẫu')}</button></p>
      </div>
    );
  }
  return (
    <div className="stack" id={fieldId('/eForm')} tabIndex={-1}>
      <JsonAt at="/eForm/schema" label={t('Các mục điền (JSON Schema)')} rows={18} />
      <JsonAt at="/eForm/uiSchema" label={t('Cách trình bày')} rows={5} />
      <EFormPreview form={form} name={t('Người nộp sẽ thấy')} prefix="xem-thu-" />
      <p><button type="button" className="link" onClick={() => put('/eForm', null)}>{t('Bỏ biểu mẫu')}</button></p>
    </div>
  );
}

function JsonAt({ at, label, rows }: { at: string; label: string; rows: number }) {
  const { content, mayChange, faults } = useContentForm();
  const put = usePut();
  const [typed, setTyped] = useState(() => JSON.stringify(valueAt(content, at) ?? {}, null, 2));
  const [isJson, setJson] = useState(true);
  const id = fieldId(at);
  const fault = isJson ? [...faults].find(([place]) => place === at || place.startsWith(`${at}/`)) : undefined;
  const change = (text: string) => {
    setTyped(text);
    const value = read(text);
    setJson(value !== undefined);
    if (value !== undefined) put(at, value);
  };
  const words = !isJson ? t('Chưa phải JSON, nên chưa lưu phần này.') : fault === undefined ? undefined : `${fault[0].slice(at.length)} ${fault[1]}`;
  return (
    <div className={words === undefined ? 'field' : 'field wrong'}>
      <label htmlFor={id}>{label}</label>
      <textarea id={id} className="code" rows={rows} spellCheck={false} disabled={!mayChange} value={typed} onChange={(event) => change(event.target.value)} aria-invalid={words === undefined ? undefined : true} aria-describedby={`${id}-fault`} />
      <p className="fault" id={`${id}-fault`} hidden={words === undefined}>{words}</p>
    </div>
  );
}

function read(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
