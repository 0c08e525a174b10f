import type { ListedProcedure, listProcedures, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/client.js';
import { briefOf, keepBriefs, keptBriefs, type Brief } from './brief.js';

const PAGE = 100;
const FRESH_MS = 10 * 60_000;

async function readAll(): Promise<Brief[]> {
  const items: ListedProcedure[] = [];
  for (let cursor: string | undefined; ;) {
    const page: RpcReply<typeof listProcedures> = await ask(`/api/v1/procedures?limit=${PAGE}${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
    items.push(...page.items);
    if (page.nextCursor === undefined) break;
    cursor = page.nextCursor;
  }
  const briefs = items.map(briefOf);
  keepBriefs(window.localStorage, briefs, Date.now());
  return briefs;
}

/** Every procedure in force, from this browser at once and from the province as soon as it answers. */
export function useProcedures() {
  return useQuery<readonly Brief[]>({
    queryKey: ['procedures'], queryFn: readAll, staleTime: FRESH_MS, gcTime: Infinity,
    initialData: () => keptBriefs(window.localStorage)?.briefs, initialDataUpdatedAt: () => keptBriefs(window.localStorage)?.readAt,
  });
}
