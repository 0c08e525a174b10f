import type { ActorPost, lookUpUnit, RpcReply } from '@haicap/contracts';
import { useQueries } from '@tanstack/react-query';
import { ask } from '../api/client.js';
import { ROLE_WORDS } from '../text/roles.js';
import { t } from '../text/language.js';

type Unit = RpcReply<typeof lookUpUnit>;

const unitQuery = (unitId: string) => ({ queryKey: ['unit', unitId], queryFn: () => ask<Unit>(`/api/v1/units/${unitId}`), staleTime: Infinity });

/** The names of units; an id that is no unit today stays an id. */
export function useUnitNames(unitIds: readonly string[]): string[] {
  return useQueries({ queries: unitIds.map(unitQuery), combine: (units) => unitIds.map((unitId, index) => units[index]?.data?.fullName ?? unitId) });
}

/** Each post as people say it: "Một cửa, Phường Hạc Thành". While the unit is not known yet, the role alone. */
export function usePostWords(posts: readonly ActorPost[]): string[] {
  return useQueries({
    queries: posts.map(({ unitId }) => unitQuery(unitId)),
    combine: (units) => posts.map(({ role }, index) => joined(ROLE_WORDS[role], units[index]?.data?.fullName)),
  });
}

export const joined = (role: string, unitName: string | null | undefined): string => (unitName ? `${role}, ${unitName}` : role);

/** The first post, and how many more there are. */
export const postWords = (posts: readonly string[]): string => (posts.length > 1 ? t('{{post}} và {{count}} vị trí khác', { post: posts[0] ?? '', count: posts.length - 1 }) : (posts[0] ?? ''));
