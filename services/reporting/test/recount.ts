import type { Figures } from '@haicap/contracts';
import type { ReportingRig } from './reporting-rig.js';

/**
 * Counts figures anew from the dossiers themselves, by SQL that shares nothing with the tally: what a report must equal.
 * `by` is an expression over dossier_standing, aliased s.
 */
export async function recount(
  { rows }: Pick<ReportingRig, 'rows'>, by: string, { from, asOf, where = 'true', slot = 'a' }: { from: string; asOf: string; where?: string; slot?: string },
): Promise<Record<string, Figures>> {
  const counted = await rows<Figures & { key: string }>(
    `SELECT (${by})::text AS key,
       count(*) FILTER (WHERE received_on BETWEEN $1 AND $2)::integer AS received,
       count(*) FILTER (WHERE completed_on BETWEEN $1 AND $2)::integer AS resolved,
       count(*) FILTER (WHERE completed_on BETWEEN $1 AND $2 AND timeliness <> 'late')::integer AS "onTime",
       count(*) FILTER (WHERE completed_on BETWEEN $1 AND $2 AND timeliness = 'late')::integer AS late,
       count(*) FILTER (WHERE is_open)::integer AS open,
       count(*) FILTER (WHERE is_open AND due_on < $2)::integer AS overdue,
       count(*) FILTER (WHERE is_open AND due_on BETWEEN $2 AND $2::date + 3)::integer AS "dueWithin3Days",
       count(*) FILTER (WHERE stopped_on BETWEEN $1 AND $2 AND received_on IS NOT NULL)::integer AS withdrawn,
       count(*) FILTER (WHERE refused_on BETWEEN $1 AND $2)::integer AS refused,
       count(*) FILTER (WHERE submitted_on <= $2 AND coalesce(received_on, refused_on, stopped_on, $2::date + 1) > $2)::integer AS waiting
     FROM (
       SELECT *, received_on <= $2 AND (completed_on IS NULL OR completed_on > $2) AND (stopped_on IS NULL OR stopped_on > $2) AS is_open FROM dossier_standing WHERE slot = $3
     ) s WHERE ${where} GROUP BY 1`,
    [from, asOf, slot],
  );
  const nothing = (figures: Figures) => Object.values(figures).every((count) => count === 0);
  return Object.fromEntries(counted.map(({ key, ...figures }) => [key, figures] as const).filter(([, figures]) => !nothing(figures)));
}

/** The rows of a report that say something, in the form of a recount. */
export function counted(items: readonly { readonly key: string; readonly figures: Figures }[]): Record<string, Figures> {
  return Object.fromEntries(items.filter(({ figures }) => Object.values(figures).some((count) => count !== 0)).map(({ key, figures }) => [key, figures]));
}
