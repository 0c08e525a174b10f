import { STATUS_GROUPS, type DossierStatus, type DueFilter, type StatusGroup } from '@haicap/contracts';
import { addDays, instantOf, type LocalDate } from '@haicap/kernel';
import { DOSSIER_STATUSES } from './dossier.js';

interface Wish {
  readonly status?: DossierStatus | undefined;
  readonly statusGroup?: StatusGroup | undefined;
  readonly due?: DueFilter | undefined;
}

/** Which dossiers a worklist holds: their states, and the bounds of their appointments. */
export interface WorklistFilter {
  readonly statuses: readonly DossierStatus[];
  readonly dueFrom: Date | null;
  readonly dueBefore: Date | null;
}

const DUE_SOON_DAYS = 3;

/** Turns a wish into a filter. Appointments are judged by the day, and only those of dossiers whose clock runs. */
export function worklistFilter({ status, statusGroup, due }: Wish, today: LocalDate): WorklistFilter {
  const ofGroup: readonly DossierStatus[] = statusGroup === undefined ? DOSSIER_STATUSES : STATUS_GROUPS[statusGroup];
  const running: readonly DossierStatus[] = STATUS_GROUPS.open;
  const statuses = ofGroup.filter((one) => (status === undefined || one === status) && (due === undefined || running.includes(one)));
  const morning = (days: number) => instantOf(addDays(today, days), 0);
  switch (due) {
    case undefined:
      return { statuses, dueFrom: null, dueBefore: null };
    case 'overdue':
      return { statuses, dueFrom: null, dueBefore: morning(0) };
    case 'today':
      return { statuses, dueFrom: morning(0), dueBefore: morning(1) };
    case 'within-3-days':
      return { statuses, dueFrom: morning(0), dueBefore: morning(DUE_SOON_DAYS + 1) };
    default:
      return due satisfies never;
  }
}
