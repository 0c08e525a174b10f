import type { lookUpBoundaries, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/client.js';

type Reply = RpcReply<typeof lookUpBoundaries>;
export type Boundaries = NonNullable<Reply['boundaries']>;
/** In what kind of land each unit lies, as far as it was imported with the boundaries. */
export type Terrains = ReadonlyMap<string, NonNullable<Boundaries['units'][number]['terrain']>>;

/** The map of a day. It is large and changes once in years: asked for when the map is looked at, and not again. */
export function useBoundaries(asOf: string) {
  return useQuery({ queryKey: ['boundaries', asOf], staleTime: Infinity, queryFn: () => ask<Reply>(`/api/v1/boundaries?asOf=${asOf}`) });
}

/** Undefined until it is known, and when it could not be read. */
export function useTerrains(asOf: string): Terrains | undefined {
  const { data } = useQuery({ queryKey: ['terrains', asOf], staleTime: Infinity, queryFn: () => ask<Reply>(`/api/v1/boundaries?asOf=${asOf}&parts=units`), select: terrainsOf });
  return data;
}

const terrainsOf = ({ boundaries }: Reply): Terrains =>
  new Map((boundaries?.units ?? []).flatMap(({ unitId, terrain }) => (terrain === null ? [] : [[unitId, terrain] as const])));
