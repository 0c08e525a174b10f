import { Injectable } from '@nestjs/common';
import { refusal, type PaperTemplate, type Refusal, type RpcReply, type RpcRequest, type listPaperTemplates, type lookUpPaperTemplate } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { DataSource } from 'typeorm';
import { BUILT_IN_TEMPLATES } from '../built-in-template/built-in-templates.js';
import { FindTemplates } from './find-templates.js';
import { PaperTemplateStore } from './paper-template.store.js';
import { toAnswer } from './template-wire.js';

/** The templates of a form, and one of them. They hold no personal data and belong to no unit. */
@Injectable()
export class ReadTemplates {
  constructor(
    private readonly dataSource: DataSource,
    private readonly templates: PaperTemplateStore,
    private readonly find: FindTemplates,
  ) {}

  async list({ form, circular }: RpcRequest<typeof listPaperTemplates>): Promise<Result<RpcReply<typeof listPaperTemplates>, Refusal>> {
    const own = await withScope(this.dataSource, { kind: 'none' }, (tx) => this.templates.ofForm(tx, form, circular));
    const builtIn = BUILT_IN_TEMPLATES.filter((one) => one.form === form && (circular === undefined || one.circular === circular));
    const items = [...builtIn, ...own].map((template) => {
      const { body: _body, placeholders: _placeholders, ...listed } = toAnswer(template);
      return listed;
    });
    return ok({ items });
  }

  async lookUp({ templateId }: RpcRequest<typeof lookUpPaperTemplate>): Promise<Result<PaperTemplate, Refusal>> {
    const template = await withScope(this.dataSource, { kind: 'none' }, (tx) => this.find.byId(tx, templateId));
    return template === undefined ? err(refusal('PAPER_TEMPLATE_NOT_FOUND')) : ok(toAnswer(template));
  }
}
