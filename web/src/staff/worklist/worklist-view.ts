import { dossierStatus, dueFilter, statusGroup, type Dossier, type SavedView } from '@haicap/contracts';
import { z } from 'zod';

export const COLUMNS = ['code', 'applicant', 'procedure', 'step', 'holder', 'received', 'due'] as const;
export type Column = (typeof COLUMNS)[number];
const SORTS = ['due', '-due', 'code', '-code', 'applicant', '-applicant', 'procedure', '-procedure', 'received', '-received'] as const;
export type Sort = (typeof SORTS)[number];

const text = z.string().trim().min(1).max(60).optional().catch(undefined);
const unit = z.uuid().optional().catch(undefined);

/** What a worklist shows, as its address says it; never a person's data. */
export const worklistView = z.object({
  status: dossierStatus.optional().catch(undefined), statusGroup: statusGroup.optional().catch(undefined), due: dueFilter.optional().catch(undefined),
  procedureCode: text, competentUnitId: unit, receivingUnitId: unit, assigneeId: z.union([z.uuid(), z.literal('me')]).optional().catch(undefined),
  sort: z.enum(SORTS).catch('due'),
  /** Columns that are put away, with commas between them; those of the account where the address says none. */
  hidden: z.string().optional().catch(undefined).transform((names) => (names === undefined ? undefined : COLUMNS.filter((column) => names.split(',').includes(column)).join(','))),
});
export type WorklistView = z.infer<typeof worklistView>;
export type Filter = Omit<WorklistView, 'sort' | 'hidden'>;

const FILTERS = ['status', 'statusGroup', 'due', 'procedureCode', 'competentUnitId', 'receivingUnitId', 'assigneeId'] as const satisfies readonly (keyof Filter)[];

/** The part of a view that the owner of the dossiers narrows by. */
export function filterOf(view: Filter): Filter {
  return Object.fromEntries(FILTERS.flatMap((name) => (view[name] === undefined ? [] : [[name, view[name]]]))) as Filter;
}

export const sameFilter = (one: Filter, other: Filter): boolean => FILTERS.every((name) => one[name] === other[name]);

/** A filter as it stands in an address. */
export const searchOf = (filter: Filter | SavedView['filter']): string => new URLSearchParams(filterOf(filter as Filter) as Record<string, string>).toString();

const collator = new Intl.Collator('vi');
const KEYS: Readonly<Record<string, (dossier: Dossier) => string>> = {
  // What has no appointment comes last, as the owner orders it.
  due: ({ dueAt }) => dueAt ?? '9', code: ({ code }) => code, applicant: ({ applicantName }) => applicantName.split(' ').at(-1) ?? '', procedure: ({ procedureName }) => procedureName,
  received: ({ receivedAt, submittedAt }) => receivedAt ?? submittedAt,
};

/** What is loaded, in the order somebody asked for; names by the given name, as Vietnamese lists are. */
export function sorted(dossiers: readonly Dossier[], sort: Sort): Dossier[] {
  const key = KEYS[sort.replace('-', '')];
  if (sort === 'due' || key === undefined) return [...dossiers];
  const turn = sort.startsWith('-') ? -1 : 1;
  return [...dossiers].sort((a, b) => turn * collator.compare(key(a), key(b)));
}
