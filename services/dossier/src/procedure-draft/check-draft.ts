import { Injectable } from '@nestjs/common';
import type { ProcedureContent, ProcedureProblem } from '@haicap/contracts';
import { FormValidators } from '../e-form/form-validators.js';
import { checkContent, problem, type ContentCheck } from './check-content.js';

/** The check of a content with its form: the same before publishing, at an import, and when somebody asks. */
@Injectable()
export class CheckDraft {
  constructor(private readonly forms: FormValidators) {}

  run(content: ProcedureContent): ContentCheck {
    const { problems, warnings } = checkContent(content);
    return { problems: [...problems, ...this.#form(content)], warnings };
  }

  #form({ eForm }: ProcedureContent): ProcedureProblem[] {
    return eForm ? this.forms.problemsOf(eForm).map(({ code, pointer }) => problem(code, `/eForm${pointer}`)) : [];
  }
}
