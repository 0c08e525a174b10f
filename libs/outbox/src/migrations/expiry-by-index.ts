/**
 * `drop_expired` again, with its horizons taken once. `clock_timestamp()` beside a column is asked for every row, so no index
 * could serve and every hour all keys of 35 days were read.
 */
export const expiryByIndex = `
CREATE OR REPLACE FUNCTION drop_expired(around timestamptz, outbox_days integer, inbox_days integer, key_days integer) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  part record;
  pending boolean;
  horizon timestamptz;
  outbox_horizon CONSTANT timestamptz := clock_timestamp() - make_interval(days => outbox_days);
  inbox_horizon CONSTANT timestamptz := clock_timestamp() - make_interval(days => inbox_days);
  key_horizon CONSTANT timestamptz := clock_timestamp() - make_interval(days => key_days);
  dropped integer := 0;
BEGIN
  FOR part IN
    SELECT c.relname AS name, p.relname AS parent,
      (to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month') AT TIME ZONE 'UTC' AS ends_at
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
    WHERE p.oid IN ('public.outbox'::regclass, 'public.inbox'::regclass) AND c.relname ~ '_\\d{4}_\\d{2}$'
  LOOP
    horizon := least(around, clock_timestamp()) - make_interval(days => CASE part.parent WHEN 'outbox' THEN outbox_days ELSE inbox_days END);
    CONTINUE WHEN part.ends_at > horizon;
    IF part.parent = 'outbox' THEN
      EXECUTE format('SELECT EXISTS (SELECT 1 FROM public.%I WHERE published_at IS NULL)', part.name) INTO pending;
      CONTINUE WHEN pending;
    END IF;
    EXECUTE format('DROP TABLE public.%I', part.name);
    dropped := dropped + 1;
  END LOOP;
  DELETE FROM public.outbox_default o WHERE o.ctid = ANY (ARRAY(SELECT d.ctid FROM public.outbox_default d
    WHERE d.published_at < outbox_horizon LIMIT 5000));
  DELETE FROM public.inbox_default o WHERE o.ctid = ANY (ARRAY(SELECT d.ctid FROM public.inbox_default d
    WHERE d.applied_at < inbox_horizon LIMIT 5000));
  DELETE FROM public.idempotency k WHERE k.ctid = ANY (ARRAY(SELECT d.ctid FROM public.idempotency d
    WHERE d.at < key_horizon LIMIT 5000));
  RETURN dropped;
END $$;
`;
