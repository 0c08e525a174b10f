import { useState } from 'react';
import { OneLine, saidOf, type FieldProps } from './field-parts.js';
import type { FieldOf } from './form-fields.js';
import { valueAt } from './form-schema.js';
import { numberTyped, typedOf } from './number-typed.js';

/** A number as people type it: 1.250.000 or 12,5. What is none stays as it was typed and is said to be none. */
export function NumberField({ field, filling }: FieldProps<FieldOf<'number'>>) {
  const { id, words, describedBy } = saidOf(field, filling);
  const value = valueAt(filling.data, field.pointer);
  const [typed, setTyped] = useState(() => typedOf(value));
  // A draft that was fetched meanwhile, or another record.
  const text = numberTyped(typed) === value || value === typed ? typed : typedOf(value);
  return (
    <OneLine field={field} filling={filling}>
      <input type="text" id={id} className="e-short" inputMode={field.isInteger ? 'numeric' : 'decimal'} autoComplete="off" required={field.isRequired} value={text}
        aria-describedby={describedBy} aria-invalid={words !== undefined}
        onChange={({ target }) => { setTyped(target.value); filling.change(field.pointer, numberTyped(target.value)); }} />
    </OneLine>
  );
}
