import type { PersonalDataCipher } from '@haicap/service-kit';
import { foldedWords, nameKeys } from '../person/name-words.js';
import { sealPerson } from '../person/seal-person.js';
import { samplePerson } from './sample-person.js';
import { SeedBenchStore, type SeededDossier, type SeedPlan, type WordRow } from './seed-bench.store.js';

/** The number a dossier was made from stands at the end of its id. */
export function numberOf(dossierId: string): number {
  return Number.parseInt(dossierId.slice(-12), 16);
}

/** Makes the sample, with the administrator's rights: dossiers by statements over the set, applicants sealed and hashed as an intake does it. */
export async function seedBench(adminDatabaseUrl: string, cipher: PersonalDataCipher, plan: SeedPlan): Promise<void> {
  const store = new SeedBenchStore(adminDatabaseUrl);
  await store.open();
  await store.fillDossiers(plan);
  await Promise.all([fillPersons(store, cipher), ...(plan.withHistory === true ? [store.fillHistory(plan)] : [])]);
  await store.finish();
  await store.close();
}

async function fillPersons(store: SeedBenchStore, cipher: PersonalDataCipher): Promise<void> {
  const wordsOf = rememberedWords(cipher);
  await store.fillPersons(async (write) => {
    for await (const page of store.pages()) {
      await write.persons(page.map(({ id }) => {
        const { fullName, personalNumber, phone } = samplePerson(numberOf(id));
        return sealPerson(cipher, id, { role: 'applicant', kind: 'citizen', fullName, personalNumber, phone, organisationCode: null, address: null, details: {} });
      }));
      await write.words(page.flatMap((dossier) => rowsOf(dossier, wordsOf(samplePerson(numberOf(dossier.id)).fullName))));
    }
  });
}

function rowsOf({ id, competentUnitId, receivingUnitId }: SeededDossier, words: readonly string[]): WordRow[] {
  return [...new Set([competentUnitId, receivingUnitId])].flatMap((unitId) => words.map((word) => ({ unitId, word, dossierId: id })));
}

/** The keys of a name. A few ten thousand names repeat a million times; a hash each time would take most of the seed. */
function rememberedWords(cipher: PersonalDataCipher): (fullName: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (fullName) => {
    const found = known.get(fullName);
    if (found !== undefined) return found;
    const { words, exact } = nameKeys(cipher, fullName);
    if (words.length !== foldedWords(fullName).length) throw new Error('a word of a name has no key');
    const keys = [...words, exact];
    known.set(fullName, keys);
    return keys;
  };
}
