import type { PageRoute } from '../frame/page-route.js';
import type { OwnAccount } from '../session/session-keeper.js';

export type NavGroup = 'desk' | 'work' | 'province' | 'admin';

/** A page of officers, and its entry in the rail, the palette and the shortcuts. The services decide again about everything that is asked. */
export interface StaffPage extends PageRoute {
  readonly nav?: {
    readonly label: string;
    readonly group: NavGroup;
    readonly isFor: (account: OwnAccount) => boolean;
    /** Typed after one another outside of fields: `g>t`. */
    readonly keys?: string;
    /** The page that opens when somebody of this kind comes to /can-bo: the lowest number of all that are for them. */
    readonly startRank?: number;
  };
}
