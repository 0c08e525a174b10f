import { searchDossiers, type Actor, type RpcInput } from '@haicap/contracts';
import type { Bounds } from '@haicap/testing';
import { SearchDossiers } from '../../src/search/search-dossiers.js';
import { WALK_MAX } from '../../src/search/search.store.js';
import { accepted, PEOPLE, UNITS, type DossierRig } from '../dossier-rig.js';
import { WANTED } from './million-dossiers.js';
import { LIST_BOUNDS, type AskedQuestion } from './read-questions.js';

const PAGE = 50;
// The walk, each of its dossiers, and the words that each is asked for.
const SEARCH_BOUNDS: Bounds = { rowsMax: 3 * WALK_MAX, pagesMax: 30_000 };
const PERSON = ['dossier_person_pkey', 'dossier_pkey'];

const search = (actor: Actor, request: RpcInput<typeof searchDossiers>) => async (rig: DossierRig): Promise<void> => {
  const ask = async (cursor?: string) =>
    accepted(await rig.app.get(SearchDossiers).run(searchDossiers.request.parse({ limit: PAGE, ...request, ...(cursor === undefined ? {} : { cursor }) }), actor));
  const { items, nextCursor } = await ask();
  if (items.length === 0 && nextCursor === undefined) throw new Error('the seed has nobody who is looked for');
  if (nextCursor !== undefined) await ask(nextCursor);
};

const byName = (what: string, request: RpcInput<typeof searchDossiers>): AskedQuestion =>
  ({ sentence: `a name, ${what}`, indexes: ['dossier_name_word_pkey', ...PERSON].toSorted(), bounds: SEARCH_BOUNDS, ask: search(PEOPLE.specialist, request) });

/** What an officer of a large ward looks for; each question also asks for its second page. */
export const SEARCH_QUESTIONS: readonly AskedQuestion[] = [
  byName('in full', { name: WANTED.name }),
  byName('of a common surname', { name: 'nguyen' }),
  byName('of two words that many carry', { name: 'van nguyen' }),
  byName('of a state', { name: 'an', status: 'completed' }),
  byName('of a procedure, overdue', { name: 'nguyen van', procedureCode: '1.004884', due: 'overdue' }),
  { sentence: 'a personal number', indexes: ['dossier_person_by_number', ...PERSON].toSorted(), bounds: SEARCH_BOUNDS, ask: search(PEOPLE.specialist, { personalNumber: WANTED.personalNumber }) },
  { sentence: 'a phone', indexes: ['dossier_person_by_phone', ...PERSON].toSorted(), bounds: SEARCH_BOUNDS, ask: search(PEOPLE.specialist, { phone: WANTED.phone }) },
  {
    sentence: 'a procedure in a unit', indexes: ['dossier_of_unit_and_procedure', ...PERSON].toSorted(), bounds: LIST_BOUNDS,
    ask: search(PEOPLE.leader, { procedureCode: '1.001193', competentUnitId: UNITS.hacThanh }),
  },
  {
    sentence: 'a procedure in the whole province', indexes: ['dossier_of_unit_and_procedure', ...PERSON].toSorted(), bounds: { rowsMax: 200 * PAGE, pagesMax: 20_000 },
    ask: search(PEOPLE.leader, { procedureCode: '1.001193', status: 'assigned' }),
  },
];
