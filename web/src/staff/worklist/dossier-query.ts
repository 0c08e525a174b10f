import type { Dossier, listDossiers, RpcReply, searchDossiers } from '@haicap/contracts';
import type { InfiniteData } from '@tanstack/react-query';
import { askAsPerson, writeAsPerson } from '../../session/as-person.js';
import type { wantedBy } from './search-kind.js';
import { searchOf, type Filter } from './worklist-view.js';

export type DossierPage = RpcReply<typeof listDossiers>;

/** As many as a counter tells apart, and as a list begins with. */
export const PAGE = 50;

const behind = (cursor: string) => (cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`);

/** What comes behind the first page is asked for in larger ones. */
const FURTHER_PAGE = 200;
const sizeOf = (cursor: string) => (cursor === '' ? PAGE : FURTHER_PAGE);

/** A page of a list, behind a cursor or its first one. */
export const listPage = (filter: Filter) => (cursor: string) => askAsPerson<DossierPage>(`/api/v1/dossiers?${searchOf(filter)}&limit=${sizeOf(cursor)}${behind(cursor)}`);

/** A page of what was found. What is looked for names a person, so it travels in the body and is no part of an address. */
export const foundPage = (wanted: Wanted) => (cursor: string) => writeAsPerson<RpcReply<typeof searchDossiers>>(
  { method: 'POST', path: '/api/v1/dossiers/search', body: { ...wanted, limit: sizeOf(cursor), ...(cursor === '' ? {} : { cursor }) } }, crypto.randomUUID());

type Wanted = NonNullable<ReturnType<typeof wantedBy>>;

/** The dossiers of a filter, page by page; the first page of a list is what its counter counts. */
export const worklistQuery = (filter: Filter) => ({
  queryKey: ['dossiers', searchOf(filter)], initialPageParam: '', staleTime: 30_000,
  queryFn: ({ pageParam }: { pageParam: string }) => listPage(filter)(pageParam),
  getNextPageParam: ({ nextCursor }: DossierPage) => nextCursor,
});

/** Found dossiers. */
export const searchQuery = (wanted: Wanted) => ({
  queryKey: ['dossiers-found', wanted], initialPageParam: '', staleTime: 30_000,
  queryFn: ({ pageParam }: { pageParam: string }) => foundPage(wanted)(pageParam),
  getNextPageParam: ({ nextCursor }: DossierPage) => nextCursor,
});

export const rowsOf = (data: InfiniteData<DossierPage> | undefined): Dossier[] => (data?.pages ?? []).flatMap(({ items }) => items);
