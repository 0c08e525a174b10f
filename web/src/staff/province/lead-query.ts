import type { listDossiersBehind, listFigures, listStepTimes, RpcReply } from '@haicap/contracts';
import { infiniteQueryOptions, useQuery } from '@tanstack/react-query';
import { ask } from '../../api/client.js';
import { askAsPerson } from '../../session/as-person.js';
import type { FigureRows } from './figure-link.js';
import type { Days } from './lead-view.js';

const PAGE = 50;
/** Steps change slowly; whoever looks at them does not watch them. */
const STEPS_STALE_MS = 60_000;

export type DossiersBehind = RpcReply<typeof listDossiersBehind>;
type FigureList = RpcReply<typeof listFigures>;

/** Received and resolved on each of some days. */
export function useDayFigures({ from, asOf }: Days) {
  return useQuery({ queryKey: ['figures', 'day', from, asOf], queryFn: () => ask<FigureList>(`/api/v1/reports/figures?by=day&limit=200&from=${from}&asOf=${asOf}`) });
}

/** Where dossiers wait, in the province or in a unit with its former ones. */
export function useStepTimes({ from, asOf }: Days, unit: string | undefined) {
  const ofUnit = unit === undefined ? '' : `&unitView=today&unitId=${unit}`;
  return useQuery({
    queryKey: ['step-times', from, asOf, unit], staleTime: STEPS_STALE_MS,
    queryFn: () => askAsPerson<RpcReply<typeof listStepTimes>>(`/api/v1/reports/step-times?limit=200&from=${from}&asOf=${asOf}${ofUnit}`),
  });
}

/** The dossiers behind a number, page by page; of a unit of today with those of the units that went into it. */
export const rowsQuery = (rows: FigureRows) => infiniteQueryOptions({
  queryKey: ['dossiers-behind', rows], initialPageParam: '', staleTime: 30_000,
  queryFn: async ({ pageParam }) => {
    const units = rows.unit === undefined ? undefined : await countedUnits(rows.unit);
    return askAsPerson<DossiersBehind>(`/api/v1/reports/dossiers?${questionOf(rows, units, pageParam)}`);
  },
  getNextPageParam: ({ nextCursor }: DossiersBehind) => nextCursor,
});

async function countedUnits(unit: string): Promise<readonly string[]> {
  const { countedUnitIds } = await ask<FigureList>(`/api/v1/reports/figures?by=procedure&limit=1&unitView=today&unitId=${unit}`);
  return countedUnitIds ?? [unit];
}

function questionOf({ figure, from, asOf, step, procedureCode }: FigureRows, units: readonly string[] | undefined, cursor: string): string {
  const given = { figure, from, asOf, step, procedureCode, unitIds: units?.join(','), cursor, limit: String(PAGE) };
  return new URLSearchParams(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '')).toString();
}
