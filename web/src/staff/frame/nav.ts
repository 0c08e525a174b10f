import { createContext, useContext } from 'react';
import type { OwnAccount } from '../../session/session-keeper.js';
import type { NavGroup, StaffPage } from '../staff-page.js';

export interface NavEntry { readonly path: string; readonly label: string; readonly group: NavGroup; readonly keys: string | undefined; readonly startRank: number }

/** The pages of the application, put in at its start: the frame does not import what stands within it. */
export const PagesContext = createContext<readonly StaffPage[]>([]);

const LAST = 1_000;

/** What the rail offers somebody with these posts. */
export function navOf(pages: readonly StaffPage[], account: OwnAccount): NavEntry[] {
  return pages.flatMap(({ path, nav }) => (nav?.isFor(account) === true ? [{ path, label: nav.label, group: nav.group, keys: nav.keys, startRank: nav.startRank ?? LAST }] : []));
}

export const useNavOf = (account: OwnAccount): NavEntry[] => navOf(useContext(PagesContext), account);
