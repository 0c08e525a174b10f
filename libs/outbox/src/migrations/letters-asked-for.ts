import type { ServiceName } from '@haicap/contracts';
import { databaseRoles } from '@haicap/service-kit';

/**
 * An operator asks for open dead letters in the table; the service that follows takes them up, and says there what failed. A letter is looked
 * at before it is taken, so that its owner can be asked for the fact without a transaction that waits for it.
 */
export function lettersAskedFor(service: ServiceName): string {
  const { app } = databaseRoles(service);
  return `
ALTER TABLE dead_letter ADD COLUMN replay_asked_at timestamptz, ADD COLUMN replay_failed_at timestamptz;

CREATE FUNCTION dead_letters_asked(followed text, max_rows integer) RETURNS TABLE (id bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT d.id FROM public.dead_letter d
  WHERE d.source = followed AND d.replayed_at IS NULL AND d.replay_asked_at > coalesce(d.replay_failed_at, '-infinity')
  ORDER BY d.version, d.id LIMIT max_rows;
$$;

CREATE FUNCTION dead_letter_look(letter bigint, followed text) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT d.fact FROM public.dead_letter d WHERE d.id = letter AND d.source = followed AND d.replayed_at IS NULL;
$$;

CREATE FUNCTION dead_letter_failed(letter bigint, followed text, reason text) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE public.dead_letter SET error = left(reason, 2000), attempts = attempts + 1, replay_failed_at = clock_timestamp()
  WHERE id = letter AND source = followed AND replayed_at IS NULL;
$$;

${['dead_letters_asked(text, integer)', 'dead_letter_look(bigint, text)', 'dead_letter_failed(bigint, text, text)']
    .map((name) => `REVOKE ALL ON FUNCTION ${name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION ${name} TO ${app};`).join('\n')}
`;
}
