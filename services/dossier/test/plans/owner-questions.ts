import { exportDossiers, type Actor } from '@haicap/contracts';
import { ChangeWalk, EventLogStore } from '@haicap/outbox';
import { ExportDossiers } from '../../src/dossier-export/export-dossiers.js';
import { accepted, PEOPLE, UNITS } from '../dossier-rig.js';
import type { DossierRig } from '../dossier-rig.js';
import type { AskedQuestion } from './read-questions.js';

const PAGE = 1_000;
// A log is kept by the month; a page looks at the first row of each.
const MONTHS = 20;
const AGGREGATES = 100;
// About 5,400 events a day, and what shares their pages.
const DAY = 12_000;

async function positions(rig: DossierRig): Promise<{ middle: string; ids: string[] }> {
  const [found] = await rig.rows<{ middle: string }>(`SELECT (max(id) / 2)::text AS middle FROM event`);
  const rows = await rig.rows<{ id: string }>(`SELECT id FROM dossier WHERE id > (SELECT id FROM dossier ORDER BY id OFFSET 500000 LIMIT 1) ORDER BY id LIMIT ${AGGREGATES}`);
  return { middle: found?.middle ?? '0', ids: rows.map(({ id }) => id) };
}

const often = async (work: () => Promise<unknown>) => {
  for (let time = 0; time < 8; time += 1) await work();
};

/** What followers ask an owner for. The statements are prepared under names, so after some times one plan serves all values. */
export const EVENT_LOG_QUESTIONS: readonly AskedQuestion[] = [
  {
    sentence: 'a page of the log, at its beginning', indexes: ['event_noun', 'event_pkey'], bounds: { rowsMax: PAGE + MONTHS, pagesMax: PAGE },
    ask: (rig) => often(() => rig.app.get(EventLogStore).list({ noun: 'dossier', afterPosition: '0', limit: PAGE })),
  },
  {
    sentence: 'a page of the log, from its middle', indexes: ['event_noun', 'event_pkey'], bounds: { rowsMax: PAGE + MONTHS, pagesMax: PAGE },
    ask: async (rig) => {
      const { middle } = await positions(rig);
      await often(() => rig.app.get(EventLogStore).list({ noun: 'dossier', afterPosition: middle, limit: PAGE }));
    },
  },
  {
    sentence: 'a page of the log of a noun with few events', indexes: ['event_noun'], bounds: { rowsMax: PAGE, pagesMax: 10 * MONTHS },
    ask: (rig) => often(() => rig.app.get(EventLogStore).list({ noun: 'procedure', afterPosition: '0', limit: PAGE })),
  },
  {
    sentence: 'the events of a hundred dossiers', indexes: ['event_aggregate'], bounds: { rowsMax: 3 * AGGREGATES, pagesMax: 6 * MONTHS * AGGREGATES },
    ask: async (rig) => {
      const { ids } = await positions(rig);
      await often(() => rig.app.get(EventLogStore).get({ noun: 'dossier', aggregates: ids.map((aggregateId) => ({ aggregateId, fromVersion: 1 })) }));
    },
  },
  {
    // The one question whose answer is a count: between two services, of one day, every five minutes.
    sentence: 'the sums of a day', indexes: ['event_at'], bounds: { rowsMax: DAY, pagesMax: DAY / 10, mayCount: ['event'] },
    ask: (rig) => often(() => rig.app.get(EventLogStore).digest({ noun: 'dossier', day: '2025-03-12', before: '2025-07-01T08:00:00+07:00' })),
  },
];

const WARD: Actor = { accountId: 'program', kind: 'client', posts: [], scopes: ['export:read'], unitIds: [UNITS.hacThanh] };
const EXPORTED = 200;
/** Two pages from the middle of the log: the first one settles how far it may go. */
const exportAs = (actor: Actor) => async (rig: DossierRig) => {
  const page = async (cursor: string) => accepted(await rig.app.get(ExportDossiers).run(exportDossiers.request.parse({ cursor, limit: EXPORTED }), actor));
  const { middle } = await positions(rig);
  const first = await page(Buffer.from(JSON.stringify({ after: middle })).toString('base64url'));
  if (first.items.length === 0) throw new Error('the page of the export is empty');
  await page(first.cursor);
};

/** What a program asks for that copies everything: a page reads a bounded stretch of the log, however few of its dossiers lie in it. */
export const EXPORT_QUESTIONS: readonly AskedQuestion[] = [
  {
    sentence: 'a page of an export of one ward', indexes: ['dossier_person_pkey', 'dossier_pkey', 'event_head_pkey', 'event_noun', 'event_pkey'],
    bounds: { rowsMax: 2_000 + MONTHS, pagesMax: 12_000 }, ask: exportAs(WARD),
  },
  {
    sentence: 'a page of an export of the province', indexes: ['dossier_person_pkey', 'dossier_pkey', 'event_head_pkey', 'event_noun', 'event_pkey'],
    bounds: { rowsMax: 500 + MONTHS, pagesMax: 4_000 }, ask: exportAs(PEOPLE.leader),
  },
  {
    sentence: 'the place in the log of a moment', indexes: ['event_noun', 'event_pkey'], bounds: { rowsMax: MONTHS, pagesMax: 6 * MONTHS },
    ask: async (rig) => {
      const since = new Date('2025-03-12T08:00:00+07:00');
      let place = '0';
      await often(async () => { place = await rig.app.get(ChangeWalk).positionBefore('dossier', since); });
      // Nothing since then lies at or before it, and little before then behind it.
      const [found] = await rig.rows<{ missed: string; more: string }>(
        'SELECT count(*) FILTER (WHERE id <= $1 AND at >= $2)::text AS missed, count(*) FILTER (WHERE id > $1 AND at < $2)::text AS more FROM event', [place, since]);
      if (found?.missed !== '0' || Number(found.more) > 2_000) throw new Error(`behind ${place}: ${JSON.stringify(found)}`);
    },
  },
];
