import { z } from 'zod';
import { defineFact } from '../core/fact.js';
import { defineRpc } from '../core/rpc.js';
import { localDate, offsetTime } from '../core/page.js';
import { formCircular, paperFile, paperForm, paperFormat } from './papers.js';

// A template is data: texts with the names of values in them. It cannot name a file, an address or a program, and its
// size is bounded, so that nobody can make the press work without end.
const TEXT_CHARS_MAX = 1_000;
const text = z.string().max(TEXT_CHARS_MAX);
/** A value or a table of the form; what stands under it is left out when that is empty. */
const when = z.string().max(40).optional();
const line = {
  text,
  style: z.enum(['normal', 'bold', 'italic', 'heading', 'small']).default('normal'),
  align: z.enum(['left', 'center', 'right', 'justify']).default('left'),
  when,
};
const textLine = z.strictObject(line);

const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), ...line }),
  z.strictObject({ kind: z.literal('fields'), when, fields: z.array(z.strictObject({ label: text, value: text, when })).min(1).max(40) }),
  z.strictObject({
    kind: z.literal('table'), table: z.string().max(40), when,
    columns: z.array(z.strictObject({ title: text, value: text, width: z.int().min(1).max(40), align: z.enum(['left', 'center', 'right']).default('left') })).min(1).max(14),
  }),
  /** The dossier code as Code 128, the tracking address as QR, and words beside them. */
  z.strictObject({ kind: z.literal('codes'), when, lines: z.array(textLine).max(8) }),
  z.strictObject({ kind: z.literal('signatures'), when, signers: z.array(z.strictObject({ title: text, note: text, name: text })).min(1).max(3) }),
]);

/** What a province may change of a form: header, labels, paragraphs, their order, the footer. Values stand as `{{name}}`. */
export const paperTemplateBody = z.strictObject({
  orientation: z.enum(['portrait', 'landscape']),
  header: z.strictObject({ left: z.array(textLine).max(6), right: z.array(textLine).max(6) }),
  title: z.array(textLine).min(1).max(4),
  blocks: z.array(block).min(1).max(40),
  footer: text,
});
export type PaperTemplateBody = z.infer<typeof paperTemplateBody>;
export type PaperTemplateBlock = z.infer<typeof block>;

/** A version of a form's template. Version 1 of every form is part of the product and has no id of its own to change. */
export const paperTemplate = z.object({
  templateId: z.uuid(), form: paperForm, circular: formCircular,
  /** Counts the templates of this form and circular; 1 is the built-in one. */
  number: z.int().min(1),
  status: z.enum(['built-in', 'draft', 'published']),
  validFrom: localDate.nullable(),
  version: z.int().min(1),
  changedAt: offsetTime.nullable(),
  body: paperTemplateBody,
  /** The values and tables its texts may name. */
  placeholders: z.object({ values: z.array(z.string()), tables: z.record(z.string(), z.array(z.string())) }),
});
export type PaperTemplate = z.infer<typeof paperTemplate>;

const KEYS = ['IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN'] as const;
const onTemplate = { templateId: z.uuid(), expectedVersion: z.int().min(1) };
const READERS = ['province-admin', 'auditor', 'province-leader'] as const;

/** Every template of a form, the built-in ones first: they are few, so they come as one page. */
export const listPaperTemplates = defineRpc({
  service: 'dossier', name: 'list-paper-templates', kind: 'query', access: READERS,
  request: z.strictObject({ form: paperForm, circular: formCircular.optional() }),
  reply: z.object({ items: z.array(paperTemplate.omit({ body: true, placeholders: true })) }),
  errors: ['REQUEST_INVALID', 'FORBIDDEN'],
});

export const lookUpPaperTemplate = defineRpc({
  service: 'dossier', name: 'look-up-paper-template', kind: 'query', access: READERS,
  request: z.strictObject({ templateId: z.uuid() }),
  reply: paperTemplate,
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'PAPER_TEMPLATE_NOT_FOUND'],
});

/** Begins a draft: a copy of the template in force today, or of the one given. */
export const draftPaperTemplate = defineRpc({
  service: 'dossier', name: 'draft-paper-template', kind: 'command', access: ['province-admin'],
  request: z.strictObject({ form: paperForm, circular: formCircular, body: paperTemplateBody.optional() }),
  reply: paperTemplate,
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'PAPER_TEMPLATE_INVALID', 'PAPER_TEMPLATES_TOO_MANY', ...KEYS],
});

export const revisePaperTemplate = defineRpc({
  service: 'dossier', name: 'revise-paper-template', kind: 'command', access: ['province-admin'],
  request: z.strictObject({ ...onTemplate, body: paperTemplateBody }),
  reply: paperTemplate,
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'PAPER_TEMPLATE_NOT_FOUND', 'PAPER_TEMPLATE_INVALID', 'PAPER_TEMPLATE_PUBLISHED', 'PAPER_TEMPLATE_STALE', ...KEYS],
});

export const publishPaperTemplate = defineRpc({
  service: 'dossier', name: 'publish-paper-template', kind: 'command', access: ['province-admin'],
  request: z.strictObject({ ...onTemplate, validFrom: localDate }),
  reply: paperTemplate,
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'PAPER_TEMPLATE_NOT_FOUND', 'PAPER_TEMPLATE_DAY_PASSED', 'PAPER_TEMPLATE_PUBLISHED', 'PAPER_TEMPLATE_STALE', ...KEYS],
});

/** Any template, also a draft, filled with a dossier the caller may read. Nothing is issued and nothing kept. */
export const previewPaperTemplate = defineRpc({
  service: 'dossier', name: 'preview-paper-template', kind: 'query', access: READERS,
  /** Without a dossier: with invented data. */
  request: z.strictObject({ templateId: z.uuid(), dossierId: z.uuid().optional(), format: paperFormat.default('A4') }),
  reply: paperFile,
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'PAPER_TEMPLATE_NOT_FOUND', 'DOSSIER_NOT_FOUND', 'PAPER_NOT_DUE', 'PAPER_TOO_LARGE', 'PAPER_PRESS_FULL'],
});

const templateFact = z.object({ templateId: z.uuid(), form: paperForm, circular: formCircular, number: z.int(), validFrom: localDate.nullable(), bodySha256: z.string() });
export const paperTemplateDrafted = defineFact({ service: 'dossier', noun: 'paper-template', event: 'drafted', data: templateFact });
export const paperTemplateRevised = defineFact({ service: 'dossier', noun: 'paper-template', event: 'revised', data: templateFact });
export const paperTemplatePublished = defineFact({ service: 'dossier', noun: 'paper-template', event: 'published', data: templateFact });
