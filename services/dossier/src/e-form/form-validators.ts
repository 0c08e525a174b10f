import { Injectable } from '@nestjs/common';
import { Ajv, type AnySchema, type ErrorObject, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';
import { RE2JS } from 're2js';
import { refusal, type EForm, type Procedure, type Refusal } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { checkForm, FORM_FORMATS, isBounded, type FormProblem } from './e-form.js';

export type FormData = Readonly<Record<string, unknown>>;

/** Where a filled-in form is wrong, and which rule says so. Never the value: it is personal data. */
export interface FormIssue {
  readonly pointer: string;
  readonly code: string;
}

const ISSUES_MAX = 50;
const VALIDATORS_MAX = 200;

// ajv asks for patterns by the engine's name in generated code; this one needs time in proportion to the text, whatever the pattern.
const linearPatterns = Object.assign((pattern: string) => RE2JS.compile(pattern), { code: 'linearPatterns' });

/** Compiles the forms of published versions and checks what is filled in. A version never changes, so its validator is kept. */
@Injectable()
export class FormValidators {
  readonly #compiled = new Map<string, ValidateFunction>();

  /** Everything that keeps a form from being published. An empty list means that it compiles. */
  problemsOf(form: EForm): FormProblem[] {
    const problems = [...checkForm(form), ...patternProblems(form.schema, '/schema')];
    if (problems.length > 0) return problems;
    try {
      compile(form);
      return [];
    } catch {
      // What the walk lets through and the compiler does not is a contradiction within one schema.
      return [{ pointer: '/schema', code: 'form-value-invalid' }];
    }
  }

  /** Compiles when a version is published, so that the first citizen does not wait for it. */
  prepare(version: Procedure): void {
    if (version.eForm) this.#validatorOf(version, version.eForm);
  }

  /** What was filled in, or a refusal with every place that is wrong. */
  check(version: Procedure, data: unknown): Result<FormData, Refusal> {
    if (!version.eForm) return refused([{ pointer: '', code: 'no-form' }]);
    if (!isBounded(data)) return refused([{ pointer: '', code: 'too-large' }]);
    const validate = this.#validatorOf(version, version.eForm);
    return validate(data) ? ok(data as FormData) : refused((validate.errors ?? []).slice(0, ISSUES_MAX).map(toIssue));
  }

  #validatorOf({ procedureId, version }: Procedure, form: EForm): ValidateFunction {
    const key = `${procedureId}/${version}`;
    const known = this.#compiled.get(key);
    if (known) return known;
    if (this.#compiled.size >= VALIDATORS_MAX) this.#compiled.clear();
    const compiled = compile(form);
    this.#compiled.set(key, compiled);
    return compiled;
  }
}

// One compiler per form: ajv remembers what it compiled, and forms must not see each other's definitions.
function compile({ schema }: EForm): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, useDefaults: false, code: { regExp: linearPatterns } });
  ajvFormats.default(ajv, { formats: [...FORM_FORMATS], mode: 'full' });
  return ajv.compile(schema as AnySchema);
}

function refused(issues: readonly FormIssue[]): Result<never, Refusal> {
  return err(refusal('FORM_DATA_INVALID', { issues }));
}

// A property that the form does not know may be named anything, also after a person, so its name is not repeated.
function toIssue({ instancePath, keyword, params }: ErrorObject): FormIssue {
  const missing = keyword === 'required' ? (params as { missingProperty?: string }).missingProperty : undefined;
  return { pointer: missing === undefined ? instancePath : `${instancePath}/${missing}`, code: keyword };
}

// Browsers read the same pattern with their own engine, so it has to be one for both.
function patternProblems(value: unknown, pointer: string): FormProblem[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): FormProblem[] => {
    const place = `${pointer}/${key}`;
    if (key !== 'pattern' || typeof inner !== 'string') return patternProblems(inner, place);
    return isPattern(inner) ? [] : [{ pointer: place, code: 'form-pattern-invalid' }];
  });
}

function isPattern(pattern: string): boolean {
  try {
    RE2JS.compile(pattern);
    return new RegExp(pattern, 'u').source !== '';
  } catch {
    // Not one of both engines.
    return false;
  }
}
