import type { Dossier, listDossiers, RpcReply, searchDossiers } from '@haicap/contracts';
import type { InfiniteData } from '@tanstack/react-query';
import { askAsPerson, writeAsPerson } from '../../session/as-person.js';
import type { wantedBy } from './search-kind.js';
import { searchOf, type Filter } from './worklist-view.js';

export type DossierPage = RpcReply<typeof listDossiers>;

/** As many as a counter tells apart, and as a list begins with. */
export const PAGE = 50;

const behind = (cursor: string) => (cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`);

/** The dossiers of a filter, page by page; the first page of a list is what its counter counts. */
export const worklistQuery = (filter: Filter) => ({
  queryKey: ['dossiers', searchOf(filter)], initialPageParam: '', staleTime: 30_000,
  queryFn: ({ pageParam }: { pageParam: string }) => askAsPerson<DossierPage>(`/api/v1/dossiers?${searchOf(filter)}&limit=${PAGE}${behind(pageParam)}`),
  getNextPageParam: ({ nextCursor }: DossierPage) => nextCursor,
});

/** Found dossiers. What is looked for names a person, so it travels in the body and is no part of an address. */
export const searchQuery = (wanted: NonNullable<ReturnType<typeof wantedBy>>) => ({
  queryKey: ['dossiers-found', wanted], initialPageParam: '', staleTime: 30_000,
  queryFn: ({ pageParam }: { pageParam: string }) => writeAsPerson<RpcReply<typeof searchDossiers>>(
    { method: 'POST', path: '/api/v1/dossiers/search', body: { ...wanted, limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) } }, crypto.randomUUID()),
  getNextPageParam: ({ nextCursor }: DossierPage) => nextCursor,
});

export const rowsOf = (data: InfiniteData<DossierPage> | undefined): Dossier[] => (data?.pages ?? []).flatMap(({ items }) => items);
