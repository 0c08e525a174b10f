import { officerAppointed } from '@haicap/contracts';
import type { Clock } from '@haicap/kernel';
import { factData, type OrderedFact, type Project } from '@haicap/outbox';
import type { AccountStore, OfficerAccount } from './account.store.js';

// A token made while the change is not committed yet still carries the posts of before.
const COMMITS_WITHIN_MS = 2_000;

/** Keeps accounts of officers equal to registry: an appointment makes or changes the account, and its posts. */
export function projectOfficers(accounts: AccountStore, clock: Clock): Project {
  return async (tx, facts) => {
    const latest = new Map<string, OfficerAccount>();
    for (const fact of facts) {
      const officer = officerOf(fact);
      if (officer !== null) latest.set(officer.officerId, officer);
    }
    if (latest.size > 0) await accounts.saveOfficers(tx, [...latest.values()], new Date(clock.now().getTime() + COMMITS_WITHIN_MS));
  };
}

function officerOf(fact: OrderedFact): OfficerAccount | null {
  const data = factData(officerAppointed, fact);
  return data && { officerId: data.officerId, login: data.login, demo: data.demo, version: fact.version, posts: data.posts };
}
