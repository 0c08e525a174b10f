import type { FactEnvelope } from '@haicap/contracts';
import { Client } from 'pg';
import type { InboxStore } from '../inbox/inbox.store.js';
import { toOrderedFact } from '../inbox/ordered-fact.js';

// inbox_record would refuse, so the mutant brings a function of its own. It counts arrivals where versions stood.
const TAKE_FACTS = `
CREATE OR REPLACE FUNCTION mutant_take_facts(followed text, arrived jsonb) RETURNS TABLE (event_id uuid, turn integer)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT f.id, f."time", f.subject, f.version
    FROM ROWS FROM (jsonb_to_recordset(arrived) AS (id uuid, "time" timestamptz, subject uuid, version integer)) WITH ORDINALITY AS f (id, "time", subject, version, ord)
    ORDER BY f.ord LOOP
    INSERT INTO public.inbox (event_id, at, source, aggregate_id, version) VALUES (one.id, one."time", followed, one.subject, one.version)
      ON CONFLICT DO NOTHING;
    IF FOUND THEN
      INSERT INTO public.aggregate_version AS v (source, aggregate_id, version) VALUES (followed, one.subject, 1)
        ON CONFLICT (source, aggregate_id) DO UPDATE SET version = v.version + 1 RETURNING v.version INTO turn;
      event_id := one.id;
      RETURN NEXT;
    END IF;
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION mutant_take_facts(text, jsonb) TO PUBLIC;
`;

/**
 * Applies what arrives in the order of its arrival. The projection hears of consecutive versions: reporting would refuse
 * a gap, which is a second lock on the same door.
 */
export function applyAsItComes(store: InboxStore): void {
  const { source, project } = store['settings'];
  let ready: Promise<void> | undefined;
  store.apply = async (facts) => {
    await (ready ??= bringFunction(store).catch((error: unknown) => {
      ready = undefined;
      throw error;
    }));
    return store['transaction'](async (tx) => {
      const taken: { event_id: string; turn: number }[] = await tx.query('SELECT event_id, turn FROM mutant_take_facts($1, $2::jsonb)', [source, JSON.stringify(facts)]);
      const byId = new Map<string, FactEnvelope>(facts.map((fact) => [fact.id, fact]));
      const apply = taken.flatMap(({ event_id: id, turn }) => {
        const fact = byId.get(id);
        return fact === undefined ? [] : [{ ...toOrderedFact(fact), version: turn }];
      });
      if (apply.length > 0) await project(tx, apply);
      return { applied: apply.length, duplicates: facts.length - apply.length, parked: 0 };
    });
  };
}

async function bringFunction(store: InboxStore): Promise<void> {
  const url = process.env['HAICAP_MUTANT_DATABASE_URL'];
  if (url === undefined) throw new Error('no-version-check needs HAICAP_MUTANT_DATABASE_URL, an address with the rights of an owner');
  const [here] = await store['transaction']<{ name: string }[]>((tx) => tx.query('SELECT current_database() AS name'));
  const address = new URL(url);
  // One address serves every service of an installation.
  address.pathname = `/${here?.name ?? ''}`;
  const client = new Client({ connectionString: address.href });
  await client.connect();
  try {
    await client.query(TAKE_FACTS);
  } finally {
    await client.end();
  }
}
