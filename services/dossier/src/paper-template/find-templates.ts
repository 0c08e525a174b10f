import { Injectable } from '@nestjs/common';
import type { FormCircular, PaperForm } from '@haicap/contracts';
import type { LocalDate } from '@haicap/kernel';
import type { EntityManager } from 'typeorm';
import { BUILT_IN_TEMPLATES, builtInTemplate } from '../built-in-template/built-in-templates.js';
import { templateOn, type PaperTemplateVersion } from './paper-template.js';
import { PaperTemplateStore } from './paper-template.store.js';

/** Answers other nouns which template a form has. */
@Injectable()
export class FindTemplates {
  constructor(private readonly templates: PaperTemplateStore) {}

  /** The template in force on a day. */
  async inForce(tx: EntityManager, form: PaperForm, circular: FormCircular, day: LocalDate): Promise<PaperTemplateVersion> {
    return templateOn(await this.templates.ofForm(tx, form, circular), builtInTemplate(form, circular), day);
  }

  async byId(tx: EntityManager, templateId: string): Promise<PaperTemplateVersion | undefined> {
    return BUILT_IN_TEMPLATES.find((one) => one.templateId === templateId) ?? await this.templates.find(tx, templateId);
  }
}
