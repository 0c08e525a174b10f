import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  draftPaperTemplate, paperTemplateDrafted, paperTemplatePublished, paperTemplateRevised, publishPaperTemplate, refusal, revisePaperTemplate,
  type Actor, type PaperTemplate, type Refusal, type RpcRequest,
} from '@haicap/contracts';
import { canonicalJson, err, localDate, localDateOf, ok, type JsonValue, type Result } from '@haicap/kernel';
import { appendEvents, bodyHash, claimKey, newEvent, storeKeys, type KeyClaim } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { mayEditTemplates } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { Installation } from '../installation.js';
import { builtInTemplate } from '../built-in-template/built-in-templates.js';
import { checkTemplate, templateOn, type PaperTemplateVersion } from './paper-template.js';
import { PaperTemplateStore } from './paper-template.store.js';
import { toAnswer } from './template-wire.js';

type Outcome = Result<PaperTemplate, Refusal>;
type Changed = Result<PaperTemplateVersion, Refusal>;
type TemplateFact = typeof paperTemplateDrafted;

interface TemplateChange {
  readonly contract: { readonly subject: string };
  readonly request: unknown;
  readonly fact: TemplateFact;
  readonly action: string;
  readonly make: (tx: EntityManager, now: Date) => Promise<Changed>;
}

// A province works on a handful at a time; more is somebody's loop.
const DRAFTS_MAX = 20;

/** Drafts, revisions and publications of templates: key, decision, row, event. */
@Injectable()
export class ChangeTemplates {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly templates: PaperTemplateStore,
    private readonly installation: Installation,
  ) {}

  draft(request: RpcRequest<typeof draftPaperTemplate>, actor: Actor, key: string): Promise<Outcome> {
    const { form, circular } = request;
    return this.#change({
      contract: draftPaperTemplate, request, fact: paperTemplateDrafted, action: 'draft-template',
      make: async (tx, now) => {
        await this.templates.lockForm(tx, form, circular);
        const all = await this.templates.ofForm(tx, form, circular);
        if (all.filter(({ status }) => status === 'draft').length >= DRAFTS_MAX) return err(refusal('PAPER_TEMPLATES_TOO_MANY', { draftsMax: DRAFTS_MAX }));
        const body = request.body ?? templateOn(all, builtInTemplate(form, circular), localDateOf(now)).body;
        const template: PaperTemplateVersion = {
          templateId: this.installation.ids.next(), form, circular, number: (all.at(-1)?.number ?? 1) + 1, status: 'draft', validFrom: null, version: 1, changedAt: now, body,
        };
        const checked = sound(template);
        if (checked.ok) await this.templates.insert(tx, template);
        return checked;
      },
    }, actor, key);
  }

  revise(request: RpcRequest<typeof revisePaperTemplate>, actor: Actor, key: string): Promise<Outcome> {
    return this.#change({
      contract: revisePaperTemplate, request, fact: paperTemplateRevised, action: 'revise-template',
      make: (tx, now) => this.#next(tx, request, (draft) => sound({ ...draft, version: draft.version + 1, changedAt: now, body: request.body })),
    }, actor, key);
  }

  publish(request: RpcRequest<typeof publishPaperTemplate>, actor: Actor, key: string): Promise<Outcome> {
    return this.#change({
      contract: publishPaperTemplate, request, fact: paperTemplatePublished, action: 'publish-template',
      make: (tx, now) => this.#next(tx, request, (draft) => {
        const validFrom = localDate(request.validFrom);
        // What was handed out on a day had the form of that day, so none is changed afterwards.
        if (validFrom < localDateOf(now)) return err(refusal('PAPER_TEMPLATE_DAY_PASSED', { today: localDateOf(now) }));
        return ok({ ...draft, status: 'published', validFrom, version: draft.version + 1, changedAt: now });
      }),
    }, actor, key);
  }

  async #next(tx: EntityManager, { templateId, expectedVersion }: { readonly templateId: string; readonly expectedVersion: number }, decide: (draft: PaperTemplateVersion) => Changed): Promise<Changed> {
    const draft = await this.templates.find(tx, templateId);
    if (draft === undefined) return err(isBuiltIn(templateId) ? refusal('PAPER_TEMPLATE_PUBLISHED') : refusal('PAPER_TEMPLATE_NOT_FOUND'));
    if (draft.status !== 'draft') return err(refusal('PAPER_TEMPLATE_PUBLISHED'));
    if (draft.version !== expectedVersion) return err(refusal('PAPER_TEMPLATE_STALE', { currentVersion: draft.version }));
    const next = decide(draft);
    if (!next.ok) return next;
    return await this.templates.save(tx, next.value) ? next : err(refusal('PAPER_TEMPLATE_STALE'));
  }

  async #change({ contract, request, fact, action, make }: TemplateChange, actor: Actor, key: string): Promise<Outcome> {
    const rights = await this.findRights.of(actor);
    const allowed = mayEditTemplates(rights);
    if (!allowed.ok) return allowed;
    const claim: KeyClaim = { account: rights.accountId, route: contract.subject, key, bodyHash: bodyHash(request) };
    const outcome = await withScope(this.dataSource, { kind: 'installation' }, async (tx): Promise<Outcome> => {
      const usable = await claimKey(tx, claim);
      if (!usable.ok) return usable;
      if (usable.value.state === 'replay') return this.#answerAgain(tx, usable.value.answer.aggregateId);
      const made = await make(tx, this.installation.clock.now());
      if (!made.ok) return made;
      await this.#tell(tx, made.value, { fact, action, actor: rights.accountId });
      await storeKeys(tx, [{ ...claim, aggregateId: made.value.templateId, version: made.value.version, status: 200 }]);
      return ok(toAnswer(made.value));
    }, { actor: rights.accountId });
    if (outcome.ok) this.installation.wakeRelay();
    return outcome;
  }

  // A draft is somebody's work in progress: asked again, it is answered as it is now.
  async #answerAgain(tx: EntityManager, templateId: string): Promise<Outcome> {
    const template = await this.templates.find(tx, templateId);
    return template === undefined ? err(refusal('PAPER_TEMPLATE_NOT_FOUND')) : ok(toAnswer(template));
  }

  async #tell(tx: EntityManager, template: PaperTemplateVersion, { fact, action, actor }: { readonly fact: TemplateFact; readonly action: string; readonly actor: string }): Promise<void> {
    const { templateId, form, circular, number, validFrom, version, body } = template;
    const bodySha256 = createHash('sha256').update(canonicalJson(body as unknown as JsonValue)).digest('hex');
    const { clock, ids } = this.installation;
    await appendEvents(tx, [newEvent({
      contract: fact, aggregateId: templateId, version, data: { templateId, form, circular, number, validFrom, bodySha256 }, audit: { action, objectType: 'paper-template' },
    })], { actor, clock, ids });
  }
}

function sound(template: PaperTemplateVersion): Changed {
  const problems = checkTemplate(template.form, template.body);
  return problems.length === 0 ? ok(template) : err(refusal('PAPER_TEMPLATE_INVALID', { problems: problems.slice(0, 20) }));
}

function isBuiltIn(templateId: string): boolean {
  return templateId.startsWith('00000000-0000-8000-8000-');
}
