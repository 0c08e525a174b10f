import { t } from '../text/language.js';
import { Questions, saidOf, type FieldProps } from './field-parts.js';
import { boxesOf, dayOf, type DayBoxes } from './day-boxes.js';
import type { FieldOf } from './form-fields.js';
import { valueAt } from './form-schema.js';

/** A day in three boxes: faster than a calendar for a birthday, and the same on every phone. */
export function DateField({ field, filling }: FieldProps<FieldOf<'date'>>) {
  const { id, words } = saidOf(field, filling);
  return (
    <Questions field={field} filling={filling}>
      <DayInput id={id} isWrong={words !== undefined} value={valueAt(filling.data, field.pointer)} onChange={(day) => filling.change(field.pointer, day)} />
    </Questions>
  );
}

interface DayInputProps { readonly id: string; readonly isWrong: boolean; readonly value: unknown; readonly onChange: (day: string | undefined) => void }

/** The three boxes alone, for a page with a legend of its own. */
export function DayInput({ id, isWrong, value, onChange }: DayInputProps) {
  const boxes = boxesOf(value);
  const box = (name: keyof DayBoxes, label: string, digits: number, boxId: string) => (
    <label className="e-box">
      <span>{label}</span>
      <input type="text" inputMode="numeric" autoComplete="off" id={boxId} maxLength={digits} size={digits} value={boxes[name]} aria-invalid={isWrong}
        onChange={({ target }) => onChange(dayOf({ ...boxes, [name]: target.value.replaceAll(/\D/g, '') }))} />
    </label>
  );
  return <div className="e-boxes">{box('day', t('Ngày'), 2, id)}{box('month', t('Tháng'), 2, `${id}-month`)}{box('year', t('Năm'), 4, `${id}-year`)}</div>;
}
