import { formPlaces } from '../merge/form-places.js';
import { isSame, mergeFields, withChosen, type Fields } from '../merge/merge-fields.js';
import { withValueAt, type FormData } from '../e-form/form-schema.js';
import { filingDraft, NO_PAPER, type Draft, type DraftFile, type DraftPaper, type FilingDraft, type KeptContent, type KeptFile, type KeptPaper, type KeptVersion } from './draft.js';

const sentOf = (files: readonly DraftFile[]): KeptFile[] =>
  files.flatMap(({ localId, fileId, name, sizeBytes, pages }) => (fileId === null ? [] : [{ localId, fileId, name, sizeBytes, pages }]));

export function keptContentOf({ title, caseCode, person, personFrom, unit, formData, returnWay, post, feesSeen, createdAt, papers }: FilingDraft): KeptContent {
  const kept = Object.entries(papers).map(([code, { way, files }]) => [code, { way, files: sentOf(files) }] as const);
  return { title, caseCode, person, personFrom, unit, formData, returnWay, post, feesSeen, createdAt, papers: Object.fromEntries(kept) };
}

/** Whether the server may keep it: a filing of the citizen who is signed in, that is neither being sent nor gone elsewhere. */
export const isKeepable = (draft: Draft | undefined, accountId: string | null): draft is FilingDraft =>
  draft?.kind === 'filing' && accountId !== null && draft.ownerAccountId === accountId && draft.sending === null && draft.kept !== 'gone';

/** Whether there is something that the server does not have. */
export const isBehind = (draft: FilingDraft): boolean => draft.kept === undefined || (draft.kept !== 'gone' && !isSame(keptContentOf(draft), draft.kept.content));

/** A draft that was begun on another device. */
export function draftFrom(filingDraftId: string, procedureCode: string, accountId: string, kept: KeptVersion, now: Date): FilingDraft {
  const empty = filingDraft({ code: procedureCode, name: kept.content.title }, accountId, now);
  return { ...withContent({ ...empty, draftId: filingDraftId }, kept.content), kept };
}

/** The same draft with what another device has changed. What both changed stays as it stands here, where somebody looks at it. */
export function mergedWith(draft: FilingDraft, theirs: KeptVersion): FilingDraft {
  const mine = keptContentOf(draft);
  const base = draft.kept === undefined || draft.kept === 'gone' ? theirs.content : draft.kept.content;
  const merged = mergeFields(fieldsOf(base), fieldsOf(mine), fieldsOf(theirs.content));
  const fields = withChosen(merged, Object.fromEntries(merged.conflicts.map(({ field }) => [field, 'mine' as const])));
  const content = { ...contentOf(fields, mine), papers: mergedPapers(base.papers, mine.papers, theirs.content.papers) };
  return { ...withContent(draft, content), kept: theirs };
}

/** The draft with this content; photos, and files that are still on their way, stay. */
function withContent(draft: FilingDraft, { papers, ...content }: KeptContent): FilingDraft {
  const codes = [...new Set([...Object.keys(papers), ...Object.keys(draft.papers)])];
  return { ...draft, ...content, papers: Object.fromEntries(codes.map((code) => [code, paperWith(draft.papers[code] ?? NO_PAPER, papers[code])])) };
}

function paperWith(here: DraftPaper, kept: KeptPaper | undefined): DraftPaper {
  const arrived = (kept?.files ?? []).map((file): DraftFile => here.files.find(({ fileId }) => fileId === file.fileId) ?? { ...file, uploadPath: null, thumb: null });
  return { way: kept?.way ?? here.way, photos: here.photos, files: [...arrived, ...here.files.filter(({ fileId }) => fileId === null)] };
}

type Papers = KeptContent['papers'];

/** Files that one device added are added, files that one took out are out. */
function mergedPapers(base: Papers, mine: Papers, theirs: Papers): Papers {
  const codes = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  return Object.fromEntries(codes.map((code) => {
    const [before, here, there] = [base[code], mine[code], theirs[code]].map((paper) => paper?.files ?? []) as [readonly KeptFile[], readonly KeptFile[], readonly KeptFile[]];
    const has = (files: readonly KeptFile[], { fileId }: KeptFile) => files.some((file) => file.fileId === fileId);
    const files = [...here.filter((file) => has(there, file) || !has(before, file)), ...there.filter((file) => !has(here, file) && !has(before, file))];
    const way = here.length > 0 || mine[code]?.way !== base[code]?.way ? mine[code]?.way : theirs[code]?.way;
    return [code, { way: way ?? theirs[code]?.way ?? NO_PAPER.way, files }];
  }));
}

const PERSON = 'person/';
const POST = 'post/';
const FORM = 'form';

function fieldsOf({ caseCode, person, personFrom, unit, formData, returnWay, post, feesSeen }: KeptContent): Fields {
  const named = (prefix: string, values: object) => Object.entries(values).map(([name, value]): [string, unknown] => [`${prefix}${name}`, value]);
  return Object.fromEntries([
    ['caseCode', caseCode], ['personFrom', personFrom], ['unit', unit], ['returnWay', returnWay], ['feesSeen', feesSeen],
    ...named(PERSON, person), ...named(POST, post), ...named(FORM, formPlaces(formData)),
  ]);
}

function contentOf(fields: Fields, { title, createdAt, papers, ...mine }: KeptContent): KeptContent {
  const of = <T extends object>(prefix: string, before: T): T => ({ ...before, ...Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : []))) });
  const formData = Object.entries(fields).filter(([name]) => name.startsWith(`${FORM}/`)).reduce<FormData>((data, [name, value]) => withValueAt(data, name.slice(FORM.length), value), {});
  const { caseCode = null, personFrom = null, unit = null, returnWay = '', feesSeen = false } = fields as Partial<KeptContent>;
  return { title, createdAt, papers, caseCode, personFrom, unit, returnWay, feesSeen, person: of(PERSON, mine.person), post: of(POST, mine.post), formData };
}
