import type { Actor, RpcInput, searchDossiers } from '@haicap/contracts';
import type { PersonalDataCipher } from '@haicap/service-kit';
import { nameKeys, phoneKey } from '../person/name-words.js';
import { RARE_FAMILY, samplePerson } from './sample-person.js';
import { numberOf } from './seed-bench.js';
import { holderOf, unitOf } from './seed-bench.store.js';
import type { Scan } from './scan.store.js';

export type SearchRequest = RpcInput<typeof searchDossiers>;

/** One way to look for a dossier. */
export interface Question {
  readonly kind: string;
  readonly actor: Actor;
  /** The run-th request; several are asked, so that no answer is only remembered. */
  readonly requestOf: (run: number) => SearchRequest;
  readonly scan: Scan;
  /** Goes on by the cursor from page to page instead of asking anew. */
  readonly deep?: true;
}

/** A dossier of the large unit that is known, to look for it. */
export interface KnownDossier {
  readonly id: string;
  readonly code: string;
  readonly procedureCode: string;
}

const LARGE = unitOf(0);
const OFFICER: Actor = { accountId: holderOf(0, 0), kind: 'officer', posts: [{ unitId: LARGE, role: 'specialist' }] };
const NAMES = {
  family: ['nguyen', 'tran', 'le'], rare: [RARE_FAMILY], two: ['nguyen van', 'nguyen thi', 'tran van', 'le thi'], rareTwo: ['khieu an', 'khieu binh', 'khieu lan', 'khieu son'],
};

/** What an officer of a unit of fifty thousand dossiers asks. */
export function benchQuestions(cipher: PersonalDataCipher, known: readonly KnownDossier[]): readonly Question[] {
  const knownOf = (run: number): KnownDossier => at(known, run);
  const personOf = (run: number) => samplePerson(numberOf(knownOf(run).id));
  const ofUnit = 'd.competent_unit_id = $1';
  const question = (kind: string, requestOf: Question['requestOf'], scan: Scan, more: { deep?: true } = {}): Question => ({ kind, actor: OFFICER, requestOf, scan, ...more });
  const byName = (kind: string, names: readonly string[], more: { deep?: true } = {}) =>
    question(kind, (run) => ({ name: at(names, run) }), nameScan(cipher, at(names, 0)), more);
  const ofPerson = (column: 'personal_number_index' | 'phone_index', key: string): Scan =>
    ({ where: `d.id IN (SELECT p.dossier_id FROM dossier_person p WHERE p.${column} = $1)`, values: [key] });
  return [
    question('code', (run) => ({ code: knownOf(run).code }), { where: 'd.code = $1', values: [knownOf(0).code] }),
    question('old code', (run) => ({ code: oldCodeOf(known, run) }), {
      where: 'd.id IN (SELECT f.dossier_id FROM dossier_former_code f WHERE f.code = $1)', values: [oldCodeOf(known, 0).toUpperCase()],
    }),
    byName('name, one word, common', NAMES.family), byName('name, one word, rare', NAMES.rare),
    byName('name, two words, common', NAMES.two), byName('name, two words, rare', NAMES.rareTwo),
    question('name in full', (run) => ({ name: personOf(run).fullName }), nameScan(cipher, personOf(0).fullName)),
    question('personal number', (run) => ({ personalNumber: personOf(run).personalNumber }), ofPerson('personal_number_index', cipher.blindIndex(personOf(0).personalNumber))),
    question('phone', (run) => ({ phone: personOf(run).phone }), ofPerson('phone_index', phoneKey(cipher, personOf(0).phone))),
    question('procedure', (run) => ({ procedureCode: knownOf(run).procedureCode }), { where: `${ofUnit} AND d.procedure_code = $2`, values: [LARGE, knownOf(0).procedureCode] }),
    question('unit', () => ({ competentUnitId: LARGE }), { where: ofUnit, values: [LARGE] }),
    question('holder', (run) => ({ assigneeId: holderOf(0, run % 4) }), { where: 'd.assignee_id = $1', values: [holderOf(0, 0)] }),
    question('status', (run) => ({ status: run % 2 === 0 ? 'assigned' : 'pending-approval' }), { where: `${ofUnit} AND d.status = 'assigned'`, values: [LARGE] }),
    question('due: overdue', () => ({ due: 'overdue' }), { where: `${ofUnit} AND d.status IN ('received', 'assigned', 'pending-approval', 'approved') AND d.due_at < now()`, values: [LARGE] }),
    question('due within 3 days', () => ({ due: 'within-3-days' }), {
      where: `${ofUnit} AND d.status IN ('received', 'assigned', 'pending-approval', 'approved') AND d.due_at >= now() AND d.due_at < now() + interval '4 days'`, values: [LARGE],
    }),
    byName('deep pages of a name', ['nguyen'], { deep: true }),
    question('deep pages of a unit', () => ({ competentUnitId: LARGE }), { where: ofUnit, values: [LARGE] }, { deep: true }),
  ];
}

function nameScan(cipher: PersonalDataCipher, name: string): Scan {
  const { words } = nameKeys(cipher, name);
  const carries = words.map((_, index) => `d.id IN (SELECT w.dossier_id FROM dossier_name_word w WHERE w.unit_id = $1 AND w.word = $${index + 2}::bigint)`);
  return { where: carries.join(' AND '), values: [LARGE, ...words] };
}

function oldCodeOf(known: readonly KnownDossier[], run: number): string {
  return `hs-cu/${numberOf(at(known.filter(({ id }) => numberOf(id) % 20 === 0), run).id)}`;
}

function at<T>(list: readonly T[], index: number): T {
  const one = list[index % list.length];
  if (one === undefined) throw new Error('nothing is known to look for');
  return one;
}
