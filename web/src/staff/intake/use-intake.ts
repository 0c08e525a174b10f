import { useEffect, useReducer, useRef, useState } from 'react';
import { EMPTY, isBegun, type IntakeForm } from './intake-form.js';
import { keepIntake, keptIntake } from './kept-intake.js';

export type Change = (change: (form: IntakeForm) => IntakeForm) => void;

const KEEP_AFTER_MS = 400;

/** The form of an intake, kept as it is filled in. */
export function useIntake(accountId: string): { readonly form: IntakeForm; readonly change: Change; readonly keptAt: string | null; readonly clear: () => void } {
  const [form, change] = useReducer((before: IntakeForm, next: (form: IntakeForm) => IntakeForm) => {
    const after = next(before);
    return after.begunAt === null && isBegun(after) ? { ...after, begunAt: Date.now() } : after;
  }, accountId, (id) => keptIntake(id)?.form ?? EMPTY);
  const [keptAt, setKeptAt] = useState<string | null>(() => keptIntake(accountId)?.at ?? null);
  const latest = useRef(form);
  latest.current = form;
  useEffect(() => {
    const timer = window.setTimeout(() => setKeptAt(keepIntake(accountId, form)), KEEP_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [accountId, form]);
  // Whoever goes to another page within that time loses nothing.
  useEffect(() => () => { keepIntake(accountId, latest.current); }, [accountId]);
  const clear = () => {
    change(() => EMPTY);
    setKeptAt(keepIntake(accountId, EMPTY));
  };
  return { form, change, keptAt, clear };
}
