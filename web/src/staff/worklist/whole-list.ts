import type { Dossier } from '@haicap/contracts';
import { useEffect } from 'react';
import type { DossierPage } from './dossier-query.js';

/** As many as a person still gains something from: who wants more of a list narrows it. */
export const WHOLE_MAX = 2_000;
/** What a workbook holds at most. */
export const EXPORT_MAX = 20_000;

interface Paged { readonly hasNextPage: boolean; readonly isFetchingNextPage: boolean; readonly isError: boolean; readonly fetchNextPage: () => unknown }

/** Loads the rest of a list: an order other than the owner's is true only over all of it. The owner orders by appointment alone, because each order needs an index of its own and names lie encrypted. */
export function useWhole({ hasNextPage, isFetchingNextPage, isError, fetchNextPage }: Paged, count: number, isWanted: boolean): { readonly isLoading: boolean; readonly isCut: boolean } {
  const isLoading = isWanted && hasNextPage && !isError && count < WHOLE_MAX;
  useEffect(() => {
    if (isLoading && !isFetchingNextPage) void fetchNextPage();
  }, [isLoading, isFetchingNextPage, fetchNextPage]);
  return { isLoading, isCut: isWanted && hasNextPage && count >= WHOLE_MAX };
}

/** Every dossier of a list, page by page, and whether there would have been more. */
export async function everyRow(page: (cursor: string) => Promise<DossierPage>, tell: (count: number) => void, most = EXPORT_MAX): Promise<{ readonly rows: readonly Dossier[]; readonly isCut: boolean }> {
  const rows: Dossier[] = [];
  for (let cursor = ''; ;) {
    const { items, nextCursor } = await page(cursor);
    rows.push(...items);
    tell(rows.length);
    if (nextCursor === undefined) return { rows, isCut: false };
    if (rows.length >= most) return { rows: rows.slice(0, most), isCut: true };
    cursor = nextCursor;
  }
}
