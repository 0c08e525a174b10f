import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { delegationGranted, delegationWithdrawn, officerAppointed, unitRegistered, unitRevised } from '@haicap/contracts';
import { factData, type OrderedFact } from '@haicap/outbox';
import { SignatoryStore, type MirroredDelegation, type MirroredOfficer, type MirroredUnit } from './signatory.store.js';

// What a registration says holds for every day before the first revision.
const FROM_THE_BEGINNING = '0001-01-01';
const SIGN = 'sign';

/** Keeps a read copy of who holds which post under which title, what units are called and what became of them, and who may sign for whom. */
@Injectable()
export class SignatoryConsumer {
  constructor(private readonly signatories: SignatoryStore) {}

  /** Facts of one of the three nouns. */
  async project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    const officers = new Map<string, MirroredOfficer>();
    const units = new Map<string, MirroredUnit>();
    const delegations = new Map<string, MirroredDelegation>();
    for (const fact of facts) {
      const officer = factData(officerAppointed, fact);
      if (officer) officers.set(officer.officerId, officer);
      const unit = unitOf(fact);
      if (unit) units.set(`${unit.unitId}|${unit.asFrom}`, unit);
      const delegation = delegationOf(fact);
      if (delegation) delegations.set(delegation.delegationId, delegation);
    }
    if (officers.size > 0) await this.signatories.replacePosts(tx, [...officers.values()]);
    if (units.size > 0) await this.signatories.saveUnits(tx, [...units.values()]);
    await this.signatories.successions.project(tx, facts);
    if (delegations.size > 0) await this.signatories.saveDelegations(tx, [...delegations.values()]);
  }
}

function unitOf(fact: OrderedFact): MirroredUnit | null {
  const registered = factData(unitRegistered, fact);
  if (registered) return { unitId: registered.unitId, asFrom: FROM_THE_BEGINNING, fullName: registered.fullName, validTo: registered.validTo };
  const revised = factData(unitRevised, fact);
  return revised && { unitId: revised.unitId, asFrom: revised.changedFrom, fullName: revised.fullName, validTo: revised.validTo };
}

/** Only what lets somebody sign. */
function delegationOf(fact: OrderedFact): MirroredDelegation | null {
  const withdrawn = factData(delegationWithdrawn, fact);
  const told = withdrawn ?? factData(delegationGranted, fact);
  return told?.actions.includes(SIGN) ? { ...told, withdrawnAt: withdrawn?.withdrawnAt ?? null } : null;
}
