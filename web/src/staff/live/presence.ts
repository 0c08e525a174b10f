import type { DossierPresence, PresentPerson, PRESENCE_REFRESH_S } from '@haicap/contracts';
import { useEffect, useSyncExternalStore } from 'react';
import { ProblemError, send } from '../../api/client.js';
import { csrfOf, keeper } from '../../session/own-session.js';
import { writeAsPerson } from '../../session/as-person.js';
import { workLive } from './work-live.js';

/** As the interface says it (`PRESENCE_REFRESH_S`): the type holds both together without taking the contracts into the page. */
const REFRESH_S: typeof PRESENCE_REFRESH_S = 20;

export type Doing = PresentPerson['doing'];
const NOBODY: DossierPresence['people'] = [];
const pathOf = (dossierId: string) => `/api/v1/dossiers/${dossierId}/presence`;

/** Says that a dossier lies open before this person, again and again while the tab is looked at, and tells who else is at it. */
export function usePresence(dossierId: string, doing: Doing): DossierPresence['people'] {
  useEffect(() => {
    const say = () => { if (document.visibilityState === 'visible') void comeTo(dossierId, doing); };
    const leave = () => void leaveIt(dossierId);
    say();
    const timer = setInterval(say, REFRESH_S * 1_000);
    document.addEventListener('visibilitychange', say);
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', say);
      window.removeEventListener('pagehide', leave);
    };
  }, [dossierId, doing]);
  useEffect(() => () => {
    void leaveIt(dossierId);
    workLive.forget(dossierId);
  }, [dossierId]);
  return useSyncExternalStore(workLive.subscribe, () => workLive.peopleAt(dossierId) ?? NOBODY);
}

async function comeTo(dossierId: string, doing: Doing): Promise<void> {
  try {
    workLive.show(await writeAsPerson<DossierPresence>({ method: 'PUT', path: pathOf(dossierId), body: { doing } }, crypto.randomUUID()));
  } catch (error) {
    // A hint: who is there is not known for now, and nothing of the work depends on it.
    if (!(error instanceof ProblemError)) throw error;
  }
}

/** Sent also while the page is going; what does not arrive is forgotten by itself. */
async function leaveIt(dossierId: string): Promise<void> {
  try {
    await send(pathOf(dossierId), { method: 'DELETE', keepalive: true, headers: { accept: 'application/json', ...csrfOf(keeper.state()) } });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
  }
}
