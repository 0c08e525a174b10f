import { Injectable } from '@nestjs/common';
import { refusal, type DossierPaperForm, type PaperFormat, type Refusal } from '@haicap/contracts';
import { canonicalJson, err, localDateOf, ok, type JsonValue, type Result } from '@haicap/kernel';
import { PersonalDataCipher } from '@haicap/service-kit';
import type { EntityManager } from 'typeorm';
import type { Dossier } from '../dossier/dossier.js';
import { buildModel } from '../paper-model/build-model.js';
import type { PaperModel } from '../paper-model/paper-model.js';
import type { PdfJob } from '../paper-press/press-job.js';
import { FindTemplates } from '../paper-template/find-templates.js';
import { fillTemplate, type PaperTemplateVersion } from '../paper-template/paper-template.js';
import { GatherPaperFacts } from './gather-paper-facts.js';
import { availableForms, basisOf, circularOn, FORMS, namesOf, type PaperNames } from './paper.js';

export interface PaperWish {
  readonly dossier: Dossier;
  readonly form: DossierPaperForm;
  readonly format: PaperFormat;
  readonly viewer: 'office' | 'citizen';
  readonly masked: boolean;
  readonly keys: 'printed' | 'hidden';
  readonly further: readonly Dossier[];
  /** Instead of the one in force; for a preview. */
  readonly template?: PaperTemplateVersion;
}

/** A paper before it is drawn. */
export interface ComposedPaper {
  readonly names: PaperNames;
  readonly template: PaperTemplateVersion;
  /** Equal for equal words, and tells nothing else: the words hold personal data. */
  readonly contentMark: string;
  readonly job: PdfJob;
}

/** Puts the words of a paper together: which step it is of, what it says, in which template. */
@Injectable()
export class ComposePaper {
  constructor(
    private readonly facts: GatherPaperFacts,
    private readonly templates: FindTemplates,
    private readonly cipher: PersonalDataCipher,
  ) {}

  async run(tx: EntityManager, wish: PaperWish): Promise<Result<ComposedPaper, Refusal>> {
    const { form, viewer } = wish;
    const facts = await this.facts.run(tx, wish);
    const basis = basisOf(form, facts);
    if (basis === null || (viewer === 'citizen' && !FORMS[form].forCitizen)) {
      return err(refusal('PAPER_NOT_DUE', { form, available: availableForms(facts, viewer).map((one) => one.form) }));
    }
    const day = localDateOf(basis.at);
    const circular = wish.template?.circular ?? circularOn(day);
    const template = wish.template ?? await this.templates.inForce(tx, form, circular, day);
    const names = namesOf(form, circular);
    const model = withNames(buildModel(form, facts, basis), names);
    return ok({
      names, template, contentMark: this.cipher.blindIndex(canonicalJson({ form, model } as unknown as JsonValue)),
      job: { kind: 'pdf', format: wish.format, title: names.title, at: basis.at, paper: fillTemplate(template.body, model) },
    });
  }
}

// A preview shows a template with the number of its own circular, whatever the day of the dossier it is shown with.
function withNames(model: PaperModel, { circular, formNumber }: PaperNames): PaperModel {
  return { ...model, values: { ...model.values, circular, formNumber: formNumber ?? '' } };
}
