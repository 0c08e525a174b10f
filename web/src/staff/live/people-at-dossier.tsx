import type { listOfficers, PresentPerson, RpcReply } from '@haicap/contracts';
import { useQueries } from '@tanstack/react-query';
import { askAsPerson } from '../../session/as-person.js';
import { t } from '../../text/language.js';
import { ROLE_WORDS } from '../../text/roles.js';
import { initialsOf } from './initials.js';
import { usePresence, type Doing } from './presence.js';

type Officers = RpcReply<typeof listOfficers>;
const OFFICERS_MAX = 200;
const NAMES_KEPT_MS = 600_000;

/** Who else is at this dossier and what they do, so that two people do not write the same thing. */
export function PeopleAtDossier({ dossierId, doing }: { dossierId: string; doing: Doing }) {
  const people = usePresence(dossierId, doing);
  const nameOf = useNames(people);
  return (
    <ul className="plain people-here" aria-live="polite" aria-label={t('Những người đang mở hồ sơ này')}>
      {people.map((person) => {
        const name = nameOf(person);
        return (
          <li key={person.accountId}>
            <span className="avatar" aria-hidden="true">{initialsOf(name)}</span>
            <span className="small">{doingWords(name, person.doing)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function doingWords(name: string, doing: Doing): string {
  if (doing === 'editing') return t('{{name}} đang sửa', { name });
  if (doing === 'deciding') return t('{{name}} đang duyệt', { name });
  return t('{{name}} đang xem', { name });
}

/** Names come from the officers of the unit, for those who may read them; others are called by their post. */
function useNames(people: readonly PresentPerson[]): (person: PresentPerson) => string {
  const unitIds = [...new Set(people.flatMap(({ posts }) => posts.map(({ unitId }) => unitId)))];
  const found = useQueries({
    queries: unitIds.map((unitId) => ({
      queryKey: ['officer-names', unitId], staleTime: NAMES_KEPT_MS, retry: false,
      queryFn: () => askAsPerson<Officers>(`/api/v1/officers?${new URLSearchParams({ unitId, limit: String(OFFICERS_MAX) }).toString()}`),
    })),
  });
  const names = new Map(found.flatMap(({ data }) => data?.items ?? []).map(({ officerId, fullName }) => [officerId, fullName]));
  return ({ accountId, posts: [post] }) => names.get(accountId) ?? (post === undefined ? t('Một cán bộ') : ROLE_WORDS[post.role]);
}
