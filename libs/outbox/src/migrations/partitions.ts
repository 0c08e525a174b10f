/**
 * Months ahead are prepared, months past their horizon go as whole partitions. The caller passes the process clock, so
 * a rehearsal that lives in another year gets the partitions of its own time and keeps its own horizon.
 */
export const partitions = `
-- One parent at a time: readers lock outbox before event, so two parents in one transaction could wait for each other.
-- Once writers run, only months that have not begun: a row on its way into the default partition would be refused when its
-- month is taken out from under it.
CREATE FUNCTION ensure_partitions(parent text, around timestamptz, with_present boolean) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  part text;
  from_at timestamptz;
  to_at timestamptz;
  stray integer;
  made integer := 0;
BEGIN
  IF parent NOT IN ('event', 'outbox', 'audit', 'inbox') THEN RAISE EXCEPTION 'no such partitioned table: %', parent; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('haicap.ensure_partitions', 0));
  FOR step IN (CASE WHEN with_present THEN 0 ELSE 1 END)..2 LOOP
    from_at := (date_trunc('month', around AT TIME ZONE 'UTC') + make_interval(months => step)) AT TIME ZONE 'UTC';
    to_at := (date_trunc('month', around AT TIME ZONE 'UTC') + make_interval(months => step + 1)) AT TIME ZONE 'UTC';
    part := format('%s_%s', parent, to_char(from_at AT TIME ZONE 'UTC', 'YYYY_MM'));
    CONTINUE WHEN to_regclass('public.' || part) IS NOT NULL;
    -- Rows of that month may already lie in the default partition; a partition cannot be attached beside them.
    EXECUTE format('LOCK TABLE public.%I IN ACCESS EXCLUSIVE MODE', parent || '_default');
    EXECUTE format('SELECT count(*) FROM (SELECT 1 FROM public.%I WHERE at >= $1 AND at < $2 LIMIT 20001) s', parent || '_default')
      INTO stray USING from_at, to_at;
    CONTINUE WHEN stray > 20000;
    EXECUTE format('CREATE TABLE public.%I (LIKE public.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES)', part, parent);
    EXECUTE format('WITH moved AS (DELETE FROM public.%I WHERE at >= $1 AND at < $2 RETURNING *) INSERT INTO public.%I SELECT * FROM moved',
      parent || '_default', part) USING from_at, to_at;
    EXECUTE format('ALTER TABLE public.%I ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)', parent, part, from_at, to_at);
    made := made + 1;
  END LOOP;
  RETURN made;
END $$;

CREATE FUNCTION drop_expired(around timestamptz, outbox_days integer, inbox_days integer, key_days integer) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  part record;
  pending boolean;
  horizon timestamptz;
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
    WHERE d.published_at < clock_timestamp() - make_interval(days => outbox_days) LIMIT 5000));
  DELETE FROM public.inbox_default o WHERE o.ctid = ANY (ARRAY(SELECT d.ctid FROM public.inbox_default d
    WHERE d.applied_at < clock_timestamp() - make_interval(days => inbox_days) LIMIT 5000));
  DELETE FROM public.idempotency k WHERE k.ctid = ANY (ARRAY(SELECT d.ctid FROM public.idempotency d
    WHERE d.at < clock_timestamp() - make_interval(days => key_days) LIMIT 5000));
  RETURN dropped;
END $$;
`;
