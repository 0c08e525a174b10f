import type { HTMLAttributes, ReactNode } from 'react';
import { t } from '../../text/language.js';
import type { StepProblem } from './filing-steps.js';

interface TextFieldProps {
  readonly id: string; readonly label: string; readonly value: string; readonly hint?: string; readonly problems: readonly StepProblem[]; readonly autoComplete?: string;
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']; readonly isOptional?: boolean; readonly isShort?: boolean;
  readonly onChange: (value: string) => void;
}

/** A question with one line, in the same form as those of a procedure's form. */
export function TextField({ id, label, value, hint, problems, autoComplete = 'off', inputMode, isOptional, isShort, onChange }: TextFieldProps) {
  const { words, describedBy } = saidAt(id, hint, problems);
  return (
    <div className={words === undefined ? 'e-field' : 'e-field wrong'}>
      <label htmlFor={id}>{isOptional ? t('{{title}} (không bắt buộc)', { title: label }) : label}</label>
      <Said id={id} hint={hint} words={words} />
      <input type="text" id={id} className={isShort ? 'e-short' : undefined} value={value} autoComplete={autoComplete} inputMode={inputMode} required={!isOptional} aria-invalid={words !== undefined} aria-describedby={describedBy} onChange={({ target }) => onChange(target.value)} />
    </div>
  );
}

interface QuestionProps { readonly id: string; readonly label: string; readonly hint?: string; readonly problems: readonly StepProblem[]; readonly children: ReactNode }

/** A question with several controls. */
export function Question({ id, label, hint, problems, children }: QuestionProps) {
  const { words, describedBy } = saidAt(id, hint, problems);
  return (
    <fieldset className={words === undefined ? 'e-field e-set' : 'e-field e-set wrong'} aria-describedby={describedBy}>
      <legend>{label}</legend>
      <Said id={id} hint={hint} words={words} />
      {children}
    </fieldset>
  );
}

function saidAt(id: string, hint: string | undefined, problems: readonly StepProblem[]) {
  const words = problems.find((problem) => problem.id === id)?.words;
  const ids = [...(hint === undefined ? [] : [`${id}-hint`]), ...(words === undefined ? [] : [`${id}-error`])];
  return { words, describedBy: ids.length === 0 ? undefined : ids.join(' ') };
}

function Said({ id, hint, words }: { id: string; hint: string | undefined; words: string | undefined }) {
  return (
    <>
      {hint !== undefined && <span className="e-hint" id={`${id}-hint`}>{hint}</span>}
      {words !== undefined && <span className="e-error" id={`${id}-error`}><span className="sr">{t('Lỗi:')} </span>{words}</span>}
    </>
  );
}

interface RadiosProps<Value extends string> { readonly id: string; readonly value: Value | ''; readonly choices: readonly (readonly [Value, string])[]; readonly onChange: (value: Value) => void }

export function Radios<Value extends string>({ id, value, choices, onChange }: RadiosProps<Value>) {
  return choices.map(([one, words], index) => (
    <label key={one} className="e-choice"><input type="radio" name={id} id={index === 0 ? id : `${id}-${index}`} checked={one === value} onChange={() => onChange(one)} /><span>{words}</span></label>
  ));
}
