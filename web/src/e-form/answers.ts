import { wholeDay } from './day-boxes.js';
import { issuesOf } from './form-check.js';
import { fieldsOf, leavesOf } from './form-fields.js';
import { filledIn, valueAt, withValueAt, type Form, type FormData } from './form-schema.js';
import { problemsOf, type FormProblem } from './issue-words.js';

/** The component that an electronic form stands for (Decree 224/2026, article 15). */
export const DECLARATION = 'to-khai';

/** The answers as they are sent: whole days, and nothing that was left empty. */
export function answersIn(form: Form, data: FormData): FormData {
  const days = leavesOf(fieldsOf(form, data)).filter(({ kind }) => kind === 'date');
  return filledIn(days.reduce<FormData>((all, { pointer }) => {
    const day = valueAt(all, pointer);
    return typeof day === 'string' ? withValueAt(all, pointer, wholeDay(day)) : all;
  }, data));
}

/** What keeps the answers from being taken, place by place. */
export const problemsIn = (form: Form, data: FormData): FormProblem[] => problemsOf(issuesOf(form.schema, answersIn(form, data)), fieldsOf(form, data));

/** Whether anything was answered at all. */
export const isAnswered = (data: FormData): boolean => Object.keys(filledIn(data)).length > 0;
