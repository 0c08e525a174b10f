import { Injectable } from '@nestjs/common';
import { refusal, type Actor, type PaperFile, type Refusal, type RpcRequest, type previewPaperTemplate } from '@haicap/contracts';
import { err, localDateOf, ok, type Result } from '@haicap/kernel';
import { appendAudit } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { maySeeName, readScope, type Rights } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { FindDossier } from '../dossier/find-dossier.js';
import { isReceipt, type Dossier } from '../dossier/dossier.js';
import { Installation } from '../installation.js';
import { ComposePaper } from '../paper/compose-paper.js';
import { toFile } from '../paper/keep-paper.js';
import { namesOf } from '../paper/paper.js';
import { exampleModel } from '../paper-model/example-model.js';
import type { PdfJob } from '../paper-press/press-job.js';
import { PressPool } from '../paper-press/press-pool.js';
import { ComposeBook } from '../tracking-book/compose-book.js';
import { FindTemplates } from './find-templates.js';
import { fillTemplate, type PaperTemplateVersion } from './paper-template.js';

type Request = RpcRequest<typeof previewPaperTemplate>;

/** What a preview shows: the paper of the dossier, or the page of the book in which it stands; about nobody when no dossier is named. */
@Injectable()
export class MakePreview {
  constructor(
    private readonly templates: FindTemplates,
    private readonly dossiers: FindDossier,
    private readonly compose: ComposePaper,
    private readonly book: ComposeBook,
    private readonly installation: Installation,
  ) {}

  async run(tx: EntityManager, { templateId, dossierId, format }: Request, rights: Rights): Promise<Result<PdfJob, Refusal>> {
    const template = await this.templates.byId(tx, templateId);
    if (template === undefined) return err(refusal('PAPER_TEMPLATE_NOT_FOUND'));
    if (dossierId === undefined) return ok(this.#withExample(template, format));
    const dossier = await this.dossiers.byId(tx, dossierId);
    if (!dossier) return err(refusal('DOSSIER_NOT_FOUND'));
    const masked = !maySeeName(rights, dossier.receipt);
    await appendAudit(tx, [{
      action: 'preview-paper-template', objectType: 'dossier', objectId: dossierId, detail: { templateId, form: template.form, masked },
    }], { actor: rights.accountId, clock: this.installation.clock });
    if (template.form === 'tracking-book') return this.#bookPage(tx, { dossier, template, format, masked });
    const paper = await this.compose.run(tx, { dossier, form: template.form, format, viewer: 'office', masked, keys: 'hidden', further: [], template });
    return paper.ok ? ok(paper.value.job) : paper;
  }

  #withExample({ form, circular, body }: PaperTemplateVersion, format: Request['format']): PdfJob {
    const { title, formNumber } = namesOf(form, circular);
    return { kind: 'pdf', format, title, at: this.installation.clock.now(), paper: fillTemplate(body, exampleModel(form, { circular, formNumber: formNumber ?? '' })) };
  }

  async #bookPage(tx: EntityManager, wish: { readonly dossier: Dossier; readonly template: PaperTemplateVersion; readonly format: Request['format']; readonly masked: boolean }): Promise<Result<PdfJob, Refusal>> {
    const { receipt } = wish.dossier;
    if (!isReceipt(receipt)) return err(refusal('PAPER_NOT_DUE', { form: 'tracking-book', available: [] }));
    const day = localDateOf(receipt.receivedAt);
    const page = await this.book.run(tx, { ...wish, unitId: receipt.receivingUnitId, from: day, to: day, after: null, limit: 20 });
    return page.ok ? ok(page.value.job) : page;
  }
}

/** Shows a template with a real dossier, or with invented words. Nothing is issued, so nothing on it opens the dossier; a person who may not read names sees them masked. */
@Injectable()
export class PreviewTemplate {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly make: MakePreview,
    private readonly press: PressPool,
  ) {}

  async run(request: Request, actor: Actor): Promise<Result<PaperFile, Refusal>> {
    const rights = await this.findRights.of(actor);
    const job = await withScope(this.dataSource, readScope(rights), (tx) => this.make.run(tx, request, rights), { actor: rights.accountId });
    if (!job.ok) return job;
    const printed = await this.press.print(job.value);
    return printed.ok ? ok(toFile(printed.value, { name: `xem-thu-${request.templateId}.pdf`, mediaType: 'application/pdf' })) : printed;
  }
}
