import type { FormCircular, PaperForm, PaperTemplateBlock, PaperTemplateBody } from '@haicap/contracts';
import type { LocalDate } from '@haicap/kernel';
import type { PaperModel, Placeholders } from '../paper-model/paper-model.js';
import { PLACEHOLDERS } from '../paper-model/paper-model.js';
import type { FilledBlock, FilledLine, FilledPaper } from '../paper-press/press-job.js';

/** A template as it is kept. Number 1 of a form and circular is built in, and no row. */
export interface PaperTemplateVersion {
  readonly templateId: string;
  readonly form: PaperForm;
  readonly circular: FormCircular;
  readonly number: number;
  readonly status: 'built-in' | 'draft' | 'published';
  readonly validFrom: LocalDate | null;
  readonly version: number;
  readonly changedAt: Date | null;
  readonly body: PaperTemplateBody;
}

/** A place in a template that is wrong, for whoever edits it. */
export interface TemplateProblem {
  readonly at: string;
  readonly problem: 'unknown-value' | 'unknown-table' | 'unknown-column' | 'too-long';
  readonly name?: string;
}

type Line = PaperTemplateBody['title'][number];

const NAME = /\{\{([^{}]*)\}\}/g;
/** All texts together: more than four pages of words, and small enough for a row and an event's hash. */
const CHARS_MAX = 40_000;

/** The template that holds on a day: of those published for the form's circular, the one that came into force last. */
export function templateOn(published: readonly PaperTemplateVersion[], builtIn: PaperTemplateVersion, day: LocalDate): PaperTemplateVersion {
  const order = (one: PaperTemplateVersion) => `${one.validFrom ?? ''}#${String(one.number).padStart(6, '0')}`;
  return published.filter((one) => one.status === 'published' && one.validFrom !== null && one.validFrom <= day)
    .reduce((latest, one) => (order(one) > order(latest) ? one : latest), builtIn);
}

/** Everything wrong about a template: names its form does not have, and too many words. */
export function checkTemplate(form: PaperForm, body: PaperTemplateBody): TemplateProblem[] {
  const known: Placeholders = PLACEHOLDERS[form];
  const chars = JSON.stringify(body).length;
  return [
    ...(chars > CHARS_MAX ? [{ at: '/', problem: 'too-long' as const }] : []),
    ...[...body.header.left, ...body.header.right].flatMap((line, at) => lineProblems(line, `/header/${at}`, known)),
    ...body.title.flatMap((line, at) => lineProblems(line, `/title/${at}`, known)),
    ...body.blocks.flatMap((block, at) => blockProblems(block, `/blocks/${at}`, known)),
    ...textProblems(body.footer, '/footer', known.values),
  ];
}

function blockProblems(block: PaperTemplateBlock, at: string, known: Placeholders): TemplateProblem[] {
  const whole = whenProblems(block.when, at, known);
  switch (block.kind) {
    case 'text':
      return [...whole, ...textProblems(block.text, at, known.values)];
    case 'fields':
      return [...whole, ...block.fields.flatMap(({ label, value, when }, index) =>
        [...textProblems(label, `${at}/fields/${index}`, known.values), ...textProblems(value, `${at}/fields/${index}`, known.values), ...whenProblems(when, `${at}/fields/${index}`, known)])];
    case 'table': {
      const columns = ownTable(known.tables, block.table);
      if (columns === undefined) return [...whole, { at, problem: 'unknown-table', name: block.table }];
      return [...whole, ...block.columns.flatMap(({ title, value }, index) => [
        ...textProblems(title, `${at}/columns/${index}`, known.values),
        ...textProblems(value, `${at}/columns/${index}`, columns).map((one) => ({ ...one, problem: 'unknown-column' as const })),
      ])];
    }
    case 'codes':
      return [...whole, ...block.lines.flatMap((line, index) => lineProblems(line, `${at}/lines/${index}`, known))];
    case 'signatures':
      return [...whole, ...block.signers.flatMap((signer, index) => Object.values(signer).flatMap((text) => textProblems(text, `${at}/signers/${index}`, known.values)))];
    default:
      return block satisfies never;
  }
}

function lineProblems({ text, when }: Line, at: string, known: Placeholders): TemplateProblem[] {
  return [...textProblems(text, at, known.values), ...whenProblems(when, at, known)];
}

function whenProblems(when: string | undefined, at: string, { values, tables }: Placeholders): TemplateProblem[] {
  return when === undefined || values.includes(when) || Object.hasOwn(tables, when) ? [] : [{ at, problem: 'unknown-value', name: when }];
}

function textProblems(text: string, at: string, names: readonly string[]): TemplateProblem[] {
  return [...text.matchAll(NAME)].flatMap(([, name = '']) => (names.includes(name) ? [] : [{ at, problem: 'unknown-value' as const, name }]));
}

/** Puts the words of a model into a template. What comes out is text: a value that looks like a name of a value stays as it is. */
export function fillTemplate(body: PaperTemplateBody, model: PaperModel): FilledPaper {
  const lines = (all: readonly Line[]) => all.filter((line) => isShown(line.when, model)).map((line) => filledLine(line, model));
  return {
    orientation: body.orientation,
    header: { left: lines(body.header.left), right: lines(body.header.right) },
    title: lines(body.title),
    blocks: body.blocks.flatMap((block) => (isShown(block.when, model) ? filledBlock(block, model) : [])),
    footer: fill(body.footer, model.values),
  };
}

function filledBlock(block: PaperTemplateBlock, model: PaperModel): FilledBlock {
  const { values, tables } = model;
  switch (block.kind) {
    case 'text':
      return { kind: 'text', ...filledLine(block, model) };
    case 'fields':
      return { kind: 'fields', fields: block.fields.filter(({ when }) => isShown(when, model)).map(({ label, value }) => ({ label: fill(label, values), value: fill(value, values) })) };
    case 'table':
      return {
        kind: 'table', columns: block.columns.map(({ title, width, align }) => ({ title: fill(title, values), width, align })),
        rows: (ownTable(tables, block.table) ?? []).map((row) => block.columns.map(({ value }) => fill(value, row))),
      };
    case 'codes':
      return { kind: 'codes', code: values['code'] ?? '', address: values['trackingAddress'] ?? '', lines: block.lines.filter(({ when }) => isShown(when, model)).map((line) => filledLine(line, model)) };
    case 'signatures':
      return { kind: 'signatures', signers: block.signers.map(({ title, note, name }) => ({ title: fill(title, values), note: fill(note, values), name: fill(name, values) })) };
    default:
      return block satisfies never;
  }
}

function filledLine({ text, style, align }: Line, { values }: PaperModel): FilledLine {
  return { text: fill(text, values), style, align };
}

function isShown(when: string | undefined, { values, tables }: PaperModel): boolean {
  if (when === undefined) return true;
  const table = ownTable(tables, when);
  return table === undefined ? Object.hasOwn(values, when) && values[when] !== '' : table.length > 0;
}

// A template may name anything, also what every object has.
function ownTable<T>(tables: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(tables, name) ? tables[name] : undefined;
}

function fill(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(NAME, (_, name: string) => (Object.hasOwn(words, name) ? words[name] ?? '' : ''));
}
