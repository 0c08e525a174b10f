import { replayLetters } from '../../cli/dead-letters/replay.ts';
import { wait } from '../nemesis/fault.ts';
import { inServiceDatabase } from '../stage/drained.ts';
import type { Stage } from '../stage/stage.ts';
import type { Scenario } from './run-scenario.ts';

/** Who reads of every fact where its dossier stands, and cannot without its unit. */
const READERS = ['reporting', 'files'] as const;
/** R14. */
const SET_ASIDE_MAX_MS = 120_000;
const REPLAYED_MAX_MS = 60_000;

/** R14: a fact that no follower can read. It is set aside and everything else goes on; mended at its owner, it arrives. */
export const poison: Scenario = {
  name: 'poison',
  drainMs: 420_000,
  act: async ({ nemesis, stage, say, problem }) => {
    await wait(5_000);
    await nemesis.inject({
      name: 'poison', target: 'reporting',
      run: async () => {
        const aggregateId = await damageNextReceipt(stage);
        const beganAtMs = performance.now();
        while ((await Promise.all(READERS.map((service) => deadLetters(stage, service)))).includes(0)) {
          if (performance.now() - beganAtMs > SET_ASIDE_MAX_MS) return problem(`the fact of ${aggregateId} was not set aside within ${SET_ASIDE_MAX_MS / 1000} s`);
          await wait(500);
        }
        say(`set aside after ${((performance.now() - beganAtMs) / 1000).toFixed(1)} s`);
        const before = await appliedFacts(stage);
        await wait(10_000);
        if (await appliedFacts(stage) === before) problem('reporting applied nothing of the other dossiers');
        await mend(stage, problem);
      },
    }, 0);
    await wait(5_000);
  },
};

/** The next dossier that is received leaves a fact without its unit; answers whose it is. */
async function damageNextReceipt(stage: Stage): Promise<string> {
  return await inServiceDatabase(stage, 'dossier', async (client) => {
    await client.query(`
      CREATE TABLE poisoned (id bigint, body jsonb, aggregate_id uuid);
      CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        IF NEW.type LIKE '%.received.v1' AND NOT EXISTS (SELECT 1 FROM public.poisoned) THEN
          INSERT INTO public.poisoned VALUES (NEW.id, NEW.body, NEW.aggregate_id);
          NEW.body := NEW.body - 'competentUnitId';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER poison BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION poison()`);
    for (;;) {
      const { rows } = await client.query<{ id: string }>('SELECT aggregate_id AS id FROM poisoned');
      if (rows[0] !== undefined) {
        await client.query('DROP TRIGGER poison ON event');
        return rows[0].id;
      }
      await wait(200);
    }
  });
}

async function appliedFacts(stage: Stage): Promise<number> {
  return await inServiceDatabase(stage, 'reporting', async (client) => {
    const { rows } = await client.query<{ n: number }>(`SELECT coalesce(sum(version), 0)::int AS n FROM aggregate_version WHERE source = 'dossier.dossier'`);
    return rows[0]?.n ?? 0;
  });
}

async function deadLetters(stage: Stage, service: (typeof READERS)[number]): Promise<number> {
  return await inServiceDatabase(stage, service, async (client) => {
    const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM dead_letter WHERE replayed_at IS NULL');
    return rows[0]?.n ?? 0;
  });
}

/** What an operator does: the fact is mended where it is owned, and the followers are asked for their letters. */
async function mend(stage: Stage, problem: (what: string) => void): Promise<void> {
  await inServiceDatabase(stage, 'dossier', (client) => client.query('UPDATE event e SET body = p.body FROM poisoned p WHERE e.id = p.id'));
  await inServiceDatabase(stage, 'dossier', (client) => client.query('DROP TABLE poisoned; DROP FUNCTION poison()'));
  for (const service of READERS) {
    const letters = await replayLetters({ adminUrl: stage.known.connections.postgresAdminUrl, service, waitMs: REPLAYED_MAX_MS });
    if (letters.length === 0) problem(`${service} had no dead letter to replay`);
    for (const { state, error } of letters.filter((letter) => letter.state !== 'applied')) problem(`a dead letter of ${service} was asked for and is ${state}: ${error}`);
  }
}
