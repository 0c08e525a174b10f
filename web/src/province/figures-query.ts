import type { listFigures, listUnits, lookUpSummary, RpcReply } from '@haicap/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ask } from '../api/client.js';
import { followStream } from '../api/event-stream.js';

export type Summary = RpcReply<typeof lookUpSummary>;
export type FigureRows = RpcReply<typeof listFigures>;
export type FigureRow = FigureRows['items'][number];

/** All communes of a province come on one page: the largest province has 168. */
const UNITS_PAGE = 200;
/** What former units did counts under the commune that stands for them; otherwise they would fill the page and push communes off it. */
const AS_TODAY = 'unitView=today';
/** Without a live line the page still asks again at this interval. */
const POLL_MS = 15_000;

const period = (from: string, asOf: string) => `from=${from}&asOf=${asOf}`;

/** The name of the installation's province: communes are listed for it unless another one is asked for. */
export function useProvinceName() {
  return useQuery({
    queryKey: ['province-name'],
    queryFn: () => ask<RpcReply<typeof listUnits>>('/api/v1/units?level=commune&limit=1'),
    staleTime: Infinity,
    select: (page) => page.items[0]?.provinceName ?? '',
  });
}

export function useSummary(from: string, asOf: string) {
  return useQuery({ queryKey: ['figures', 'summary', from, asOf], queryFn: () => ask<Summary>(`/api/v1/reports/summary?${period(from, asOf)}`), refetchInterval: POLL_MS });
}

export function useUnitFigures(from: string, asOf: string) {
  return useQuery({
    queryKey: ['figures', 'unit', from, asOf],
    queryFn: () => ask<FigureRows>(`/api/v1/reports/figures?by=unit&${AS_TODAY}&limit=${UNITS_PAGE}&${period(from, asOf)}`),
    refetchInterval: POLL_MS,
  });
}

/** The rows behind a figure: the procedures of one unit. */
export function useProcedureFigures(unitId: string, from: string, asOf: string) {
  return useQuery({
    queryKey: ['figures', 'procedure', unitId, from, asOf],
    queryFn: () => ask<FigureRows>(`/api/v1/reports/figures?by=procedure&unitId=${unitId}&${AS_TODAY}&limit=${UNITS_PAGE}&${period(from, asOf)}`),
    refetchInterval: POLL_MS,
  });
}

/**
 * Follows the live report. An event only says that figures changed; what is shown is always asked again for the period
 * on the screen, so summary, tiles and rows never come from different moments of different questions.
 */
export function useLiveFigures(): { live: boolean; changed: ReadonlySet<string> } {
  const queries = useQueryClient();
  const [live, setLive] = useState(false);
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    let first = true;
    return followStream('/api/v1/reports/live', {
      onState: (state) => { setLive(state === 'live'); first = true; },
      onEvent: ({ event, data }) => {
        if (event !== 'figures') return;
        const rows = (JSON.parse(data) as { changedUnits: FigureRow[] }).changedUnits;
        // The first event of a connection carries every unit, which is not news.
        setChanged(new Set(first ? [] : rows.map((row) => row.key)));
        first = false;
        void queries.invalidateQueries({ queryKey: ['figures'] });
      },
    });
  }, [queries]);
  return { live, changed };
}
