import type { lookUpSatisfaction, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { askAsPerson } from '../../session/as-person.js';
import { t } from '../../text/language.js';
import type { Days } from './lead-view.js';

export type Satisfaction = RpcReply<typeof lookUpSatisfaction>['items'][number];
/** By unit; while it is asked for, or could not be read, nobody can say that a unit has none. */
export interface SatisfactionOf { readonly state: 'asking' | 'failed' | 'known'; readonly of: ReadonlyMap<string, Satisfaction> }

/** With fewer ratings one of them moves the mean by more than a tenth of the scale. */
export const RATING_SAMPLE_MIN = 10;
const NONE: SatisfactionOf['of'] = new Map();

/** What citizens thought of each unit in the months of a period, as the owner of ratings adds it up; whole months, because it adds up no shorter ones. */
export function useSatisfaction({ from, asOf }: Days): SatisfactionOf {
  const [first, last] = [from.slice(0, 7), asOf.slice(0, 7)];
  const { data, isError } = useQuery({
    queryKey: ['satisfaction', first, last], staleTime: 60_000,
    queryFn: () => askAsPerson<RpcReply<typeof lookUpSatisfaction>>(`/api/v1/satisfaction?from=${first}&to=${last}`),
    select: ({ items }) => new Map(items.map((one) => [one.unitId, one])),
  });
  return data === undefined ? { state: isError ? 'failed' : 'asking', of: NONE } : { state: 'known', of: data };
}

/** In tenths, rounded as whole numbers are; null without a rating. */
export const tenthsOf = (one: Satisfaction | undefined): number | null => (one === undefined || one.count === 0 ? null : Math.round((one.sum * 10) / one.count));

const shown = (tenths: number) => `${Math.floor(tenths / 10)},${tenths % 10}`;

/** "4,6/5 (12 phiếu)", and whether that is too few to say much. */
export function satisfactionWords({ state, of }: SatisfactionOf, unitId: string): string {
  if (state !== 'known') return state === 'failed' ? t('chưa tải được') : '…';
  const one = of.get(unitId);
  const tenths = tenthsOf(one);
  if (one === undefined || tenths === null) return t('chưa có');
  const values = { mean: shown(tenths), n: one.count };
  return one.count < RATING_SAMPLE_MIN ? t('{{mean}}/5 ({{n}} phiếu, ít mẫu)', values) : t('{{mean}}/5 ({{n}} phiếu)', values);
}
