import { t } from '../text/language.js';
import { DateField } from './date-field.js';
import { OneLine, Questions, Said, saidOf, titleOf, type FieldProps } from './field-parts.js';
import type { FieldOf } from './form-fields.js';
import { valueAt, type Json } from './form-schema.js';
import { NumberField } from './number-field.js';

/** One question, whatever its kind. */
export function AnyField({ field, filling }: FieldProps) {
  switch (field.kind) {
    case 'text': return <TextField field={field} filling={filling} />;
    case 'number': return <NumberField key={field.pointer} field={field} filling={filling} />;
    case 'date': return <DateField field={field} filling={filling} />;
    case 'yes': return <YesField field={field} filling={filling} />;
    case 'choice': return field.isList ? <SelectField field={field} filling={filling} /> : <RadioField field={field} filling={filling} />;
    case 'many': return <ManyField field={field} filling={filling} />;
    case 'group': return <GroupField field={field} filling={filling} />;
    case 'list': return <ListField field={field} filling={filling} />;
    default: return null;
  }
}

const shown = (value: Json) => (typeof value === 'string' ? value : '');

function TextField({ field, filling }: FieldProps<FieldOf<'text'>>) {
  const { id, words, describedBy } = saidOf(field, filling);
  const props = {
    id, 'aria-describedby': describedBy, 'aria-invalid': words !== undefined, required: field.isRequired, value: shown(valueAt(filling.data, field.pointer)),
    onChange: ({ target }: { target: { value: string } }) => filling.change(field.pointer, target.value),
  };
  return (
    <OneLine field={field} filling={filling}>
      {field.isLong ? <textarea rows={4} {...props} /> : <input type="text" autoComplete="off" inputMode={field.isDigits ? 'numeric' : undefined} className={field.isDigits ? 'e-short' : undefined} {...props} />}
    </OneLine>
  );
}

function YesField({ field, filling }: FieldProps<FieldOf<'yes'>>) {
  const { id, words, describedBy } = saidOf(field, filling);
  return (
    <div className={words === undefined ? 'e-field' : 'e-field wrong'}>
      <Said field={field} filling={filling} />
      <label className="e-choice" htmlFor={id}>
        <input type="checkbox" id={id} checked={valueAt(filling.data, field.pointer) === true} aria-describedby={describedBy} aria-invalid={words !== undefined}
          onChange={({ target }) => filling.change(field.pointer, target.checked ? true : undefined)} />
        <span>{titleOf(field)}</span>
      </label>
    </div>
  );
}

function SelectField({ field, filling }: FieldProps<FieldOf<'choice'>>) {
  const { id, words, describedBy } = saidOf(field, filling);
  const value = valueAt(filling.data, field.pointer);
  const index = field.choices.findIndex((choice) => choice.value === value);
  return (
    <OneLine field={field} filling={filling}>
      <select id={id} required={field.isRequired} value={index < 0 ? '' : String(index)} aria-describedby={describedBy} aria-invalid={words !== undefined}
        onChange={({ target }) => filling.change(field.pointer, target.value === '' ? undefined : field.choices[Number(target.value)]?.value)}>
        <option value="">{t('Chọn một mục')}</option>
        {field.choices.map(({ label }, place) => <option key={label} value={String(place)}>{label}</option>)}
      </select>
    </OneLine>
  );
}

function RadioField({ field, filling }: FieldProps<FieldOf<'choice'>>) {
  const { id } = saidOf(field, filling);
  const value = valueAt(filling.data, field.pointer);
  return (
    <Questions field={field} filling={filling}>
      {field.choices.map((choice, index) => (
        <label key={choice.label} className="e-choice">
          <input type="radio" name={id} id={index === 0 ? id : `${id}-${index}`} checked={choice.value === value} onChange={() => filling.change(field.pointer, choice.value)} />
          <span>{choice.label}</span>
        </label>
      ))}
    </Questions>
  );
}

function ManyField({ field, filling }: FieldProps<FieldOf<'many'>>) {
  const { id } = saidOf(field, filling);
  const there = valueAt(filling.data, field.pointer);
  const chosen: readonly Json[] = Array.isArray(there) ? there : [];
  const toggle = (value: Json, on: boolean) => {
    const next = field.choices.map((choice) => choice.value).filter((one) => (one === value ? on : chosen.includes(one)));
    filling.change(field.pointer, next.length === 0 ? undefined : next);
  };
  return (
    <Questions field={field} filling={filling}>
      {field.choices.map((choice, index) => (
        <label key={choice.label} className="e-choice">
          <input type="checkbox" id={index === 0 ? id : `${id}-${index}`} checked={chosen.includes(choice.value)} onChange={({ target }) => toggle(choice.value, target.checked)} />
          <span>{choice.label}</span>
        </label>
      ))}
    </Questions>
  );
}

function GroupField({ field, filling }: FieldProps<FieldOf<'group'>>) {
  return (
    <fieldset className="e-field e-set e-group" id={saidOf(field, filling).id} tabIndex={-1}>
      <legend>{titleOf(field)}</legend>
      <Said field={field} filling={filling} />
      {field.fields.map((one) => <AnyField key={one.pointer} field={one} filling={filling} />)}
    </fieldset>
  );
}

function ListField({ field, filling }: FieldProps<FieldOf<'list'>>) {
  const { id, describedBy } = saidOf(field, filling);
  const count = field.items.length;
  const add = () => filling.change(field.pointer, field.withOneMore);
  return (
    <fieldset className="e-field e-set" aria-describedby={describedBy}>
      <legend>{titleOf(field)}</legend>
      <Said field={field} filling={filling} />
      {field.items.map((item, index) => (
        <div key={item.pointer} className="e-item">
          <AnyField field={{ ...item, title: `${field.itemTitle || field.title} ${index + 1}` }} filling={filling} />
          <button type="button" className="link" onClick={() => filling.change(item.pointer, undefined)}>{t('Bỏ {{what}}', { what: `${field.itemTitle || field.title} ${index + 1}` })}</button>
        </div>
      ))}
      {count < field.itemsMax
        ? <button type="button" id={id} className="btn" onClick={add}>{t('Thêm {{what}}', { what: (field.itemTitle || field.title).toLowerCase() })}</button>
        : <p className="e-hint" id={id} tabIndex={-1}>{t('Đã đủ {{count}} mục.', { count: field.itemsMax })}</p>}
    </fieldset>
  );
}
