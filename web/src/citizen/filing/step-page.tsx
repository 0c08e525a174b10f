import { useState, type FormEvent } from 'react';
import { localDayOf } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { EFormFields } from '../../e-form/e-form-fields.js';
import { fieldId } from '../../e-form/field-id.js';
import { ErrorSummary } from './error-summary.js';
import { FeesStep } from './fees-step.js';
import type { FilingParts, StepParts } from './filing-parts.js';
import { problemsOfStep, STEP_NAMES, stepsOf, type Step, type StepProblem } from './filing-steps.js';
import { PapersStep } from './papers-step.js';
import { PersonStep } from './person-step.js';
import { CaseStep, ReturnStep, UnitStep } from './short-steps.js';

/** One page of a filing. What is not right is said when somebody wants to go on, never before. */
export function StepPage({ step, backToCheck, ...parts }: FilingParts & { readonly step: Step; readonly backToCheck: boolean }) {
  const { procedure, draft, goTo, change } = parts;
  const [problems, setProblems] = useState<readonly StepProblem[]>([]);
  const [tries, setTries] = useState(0);
  const steps = stepsOf(procedure);
  const number = steps.indexOf(step) + 1;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The fees have been seen by who goes on from their page.
    const seen = step === 'le-phi' ? { ...draft, feesSeen: true } : draft;
    const found = problemsOfStep(step, procedure, seen, localDayOf(new Date()));
    setProblems(found);
    setTries(tries + 1);
    if (found.length > 0) return;
    if (step === 'le-phi') change((one) => ({ ...one, feesSeen: true }));
    const next = steps[number];
    if (backToCheck || next === undefined) goTo({ buoc: 'kiem-tra', ve: '' });
    else goTo({ buoc: next, ve: '' });
  };
  // What was mended disappears from the page while somebody types; nothing new appears.
  const still = problemsOfStep(step, procedure, draft, localDayOf(new Date()));
  const shown = problems.filter(({ id }) => still.some((problem) => problem.id === id));
  return (
    <>
      <p className="row"><button type="button" className="link" onClick={() => goTo(backToCheck ? { buoc: 'kiem-tra', ve: '' } : { buoc: '', ve: '' })}>{backToCheck ? t('‹ Xem lại hồ sơ') : t('‹ Các bước')}</button></p>
      <div><p className="small muted">{t('Bước {{number}} trên {{all}}', { number, all: steps.length })}</p><h1>{STEP_NAMES[step]}</h1></div>
      <ErrorSummary problems={shown} tries={tries} />
      <form className="stack e-form" noValidate onSubmit={submit}>
        <StepContent step={step} {...parts} problems={shown} />
        <div className="row filing-go"><button type="submit" className="btn primary">{backToCheck ? t('Xong, về xem lại') : t('Tiếp tục')}</button></div>
      </form>
    </>
  );
}

function StepContent({ step, ...parts }: StepParts & { readonly step: Step }) {
  switch (step) {
    case 'truong-hop': return <CaseStep {...parts} />;
    case 'nguoi-nop': return <PersonStep {...parts} />;
    case 'noi-nop': return <UnitStep {...parts} />;
    case 'to-khai': return <FormStep {...parts} />;
    case 'giay-to': return <PapersStep {...parts} />;
    case 'nhan-ket-qua': return <ReturnStep {...parts} />;
    case 'le-phi': return <FeesStep {...parts} />;
    default: return null;
  }
}

function FormStep({ procedure, draft, change, problems }: StepParts) {
  if (procedure.eForm === null) return null;
  const form = procedure.eForm;
  // The summary names fields by their ids, the form by their pointers.
  const atFields = problems.map(({ id, words }) => ({ pointer: id.slice(fieldId('').length).replaceAll('-', '/'), words }));
  return <EFormFields form={form} data={draft.formData} problems={atFields} onChange={(formData) => change((one) => ({ ...one, formData }))} />;
}
