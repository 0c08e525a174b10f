import type { listReminders, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { askAsPerson } from '../../session/as-person.js';

const SHOWN_MAX = 50;
const POLL_MS = 60_000;

/** What the own units were reminded of and have not touched since. */
export function useReminders() {
  return useQuery({ queryKey: ['reminders'], queryFn: () => askAsPerson<RpcReply<typeof listReminders>>(`/api/v1/dossier-reminders?limit=${SHOWN_MAX}`), refetchInterval: POLL_MS });
}
