import type { Dossier, RpcReply, searchDossiers, searchPersons } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { writeAsPerson } from '../../session/as-person.js';

export type KnownPersons = RpcReply<typeof searchPersons>;

const LAST_MAX = 5;
const NUMBER = /^\d{12}$/;

/** Who the number belongs to and what they filed last; each look is recorded, so it is asked once per number. */
export function useKnownPerson(personalNumber: string) {
  const number = personalNumber.replaceAll(/[\s.]/g, '');
  return useQuery({
    queryKey: ['person', number], enabled: NUMBER.test(number), staleTime: Infinity, gcTime: 60_000, refetchOnWindowFocus: false,
    queryFn: async () => {
      const [known, last] = await Promise.all([
        writeAsPerson<KnownPersons>({ method: 'POST', path: '/api/v1/persons/search', body: { personalNumber: number } }, crypto.randomUUID()),
        writeAsPerson<RpcReply<typeof searchDossiers>>({ method: 'POST', path: '/api/v1/dossiers/search', body: { personalNumber: number, limit: LAST_MAX } }, crypto.randomUUID()),
      ]);
      return { known, last: last.items };
    },
  });
}

const ENDED: readonly Dossier['status'][] = ['refused', 'stopped', 'completed', 'result-returned'];

/** A dossier of the same procedure that has not ended: perhaps somebody stands at a second desk with the same matter. */
export const sameMatter = (last: readonly Dossier[], procedureCode: string | null): Dossier | undefined =>
  last.find((dossier) => dossier.procedureCode === procedureCode && !ENDED.includes(dossier.status));
