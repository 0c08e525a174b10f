import type { listProcedureBriefs, ProcedureBrief, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/client.js';
import { keepBriefs, keptBriefs } from './kept-briefs.js';

const FRESH_MS = 10 * 60_000;

async function readAll(): Promise<ProcedureBrief[]> {
  const items: ProcedureBrief[] = [];
  for (let cursor: string | undefined; ;) {
    const page: RpcReply<typeof listProcedureBriefs> = await ask(`/api/v1/procedure-briefs${cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`}`);
    items.push(...page.items);
    if (page.nextCursor === undefined) break;
    cursor = page.nextCursor;
  }
  keepBriefs(window.localStorage, items, Date.now());
  return items;
}

/** Every procedure in force in brief, from this browser at once and from the province as soon as it answers. */
export function useBriefs() {
  return useQuery<readonly ProcedureBrief[]>({
    queryKey: ['procedure-briefs'], queryFn: readAll, staleTime: FRESH_MS, gcTime: Infinity,
    initialData: () => keptBriefs(window.localStorage)?.briefs, initialDataUpdatedAt: () => keptBriefs(window.localStorage)?.readAt,
  });
}
