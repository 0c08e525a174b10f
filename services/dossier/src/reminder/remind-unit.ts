import { Injectable } from '@nestjs/common';
import { DOSSIER_STATUSES_OPEN, refusal, remindUnit, STATUS_GROUPS, type Actor, type DossierReminder, type DossierStatus, type Refusal, type Role, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { appendAudit, bodyHash, claimKey, storeKeys, type StoredAnswer } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { mayRemind, readScope, type Rights } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import type { Dossier } from '../dossier/dossier.js';
import { FindDossier } from '../dossier/find-dossier.js';
import { Installation } from '../installation.js';
import { ReminderStore, type Reminder } from './reminder.store.js';

type Request = RpcRequest<typeof remindUnit>;
type Outcome = Result<RpcReply<typeof remindUnit>, Refusal>;

const LEADING: readonly Role[] = ['province-leader', 'province-admin', 'chair'];
// What waits for the citizen is nobody's to hurry in an office.
const WITH_THE_UNIT: readonly DossierStatus[] = DOSSIER_STATUSES_OPEN.filter((status) => !(STATUS_GROUPS.waiting as readonly DossierStatus[]).includes(status));

// Kept with the key, so that its second answer is its first.
const [NEW, FOUND] = [201, 200];

/** Somebody who leads asks a unit to look at a dossier. It is no step: neither the dossier nor its clock changes, and the citizen is not told. */
@Injectable()
export class RemindUnit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: Installation,
    private readonly findRights: FindRights,
    private readonly dossiers: FindDossier,
    private readonly reminders: ReminderStore,
  ) {}

  async run(request: Request, actor: Actor, key: string): Promise<Outcome> {
    const rights = await this.findRights.of(actor);
    return withScope(this.dataSource, readScope(rights), (tx) => this.#remind(tx, request, rights, key), { actor: rights.accountId });
  }

  async #remind(tx: EntityManager, request: Request, rights: Rights, key: string): Promise<Outcome> {
    const dossier = await this.dossiers.byId(tx, request.dossierId);
    if (!dossier) return err(refusal('DOSSIER_NOT_FOUND', { dossierId: request.dossierId }));
    const allowed = mayRemind(rights, dossier.receipt);
    if (!allowed.ok) return allowed;
    const claim = { account: rights.accountId, route: remindUnit.subject, key, bodyHash: bodyHash(request) };
    const usable = await claimKey(tx, claim);
    if (!usable.ok) return usable;
    if (usable.value.state === 'replay') return this.#again(tx, usable.value.answer, dossier);
    if (!WITH_THE_UNIT.includes(dossier.status)) return err(refusal('DOSSIER_STATE_FORBIDS', { status: dossier.status }));
    const reminder = this.#made(dossier, rights);
    const isNew = await this.reminders.insert(tx, reminder);
    const kept = isNew ? reminder : await this.reminders.find(tx, reminder.dossierId, reminder.dossierVersion);
    if (kept === undefined) throw new Error(`no reminder of version ${reminder.dossierVersion} of dossier ${reminder.dossierId} although there is one`);
    if (isNew) await this.#audit(tx, reminder, rights.accountId);
    await storeKeys(tx, [{ ...claim, aggregateId: kept.reminderId, version: 1, status: isNew ? NEW : FOUND }]);
    return ok({ reminder: shown(kept, dossier), isNew });
  }

  async #again(tx: EntityManager, { aggregateId, status }: StoredAnswer, dossier: Dossier): Promise<Outcome> {
    const kept = await this.reminders.byId(tx, aggregateId);
    return kept === undefined ? err(refusal('DOSSIER_NOT_FOUND', { dossierId: dossier.receipt.dossierId })) : ok({ reminder: shown(kept, dossier), isNew: status === NEW });
  }

  #made({ receipt, version }: Dossier, rights: Rights): Reminder {
    const byRole = LEADING.find((role) => rights.posts.some((post) => post.role === role)) ?? 'chair';
    return { reminderId: this.installation.ids.next(), dossierId: receipt.dossierId, dossierVersion: version, unitId: receipt.competentUnitId, byRole, remindedAt: this.installation.clock.now() };
  }

  async #audit(tx: EntityManager, { reminderId, dossierId, unitId }: Reminder, actor: string): Promise<void> {
    await appendAudit(tx, [{ action: 'remind', objectType: 'dossier', objectId: dossierId, detail: { reminderId, unitId } }], { actor, clock: this.installation.clock });
  }
}

function shown({ reminderId, dossierId, unitId, byRole, remindedAt }: Omit<Reminder, 'dossierVersion'>, dossier: Dossier): DossierReminder {
  const { code, procedureName } = dossier.receipt;
  return { reminderId, dossierId, code, procedureName, unitId, byRole, remindedAt: formatOffsetTime(remindedAt), dueOn: dossier.due.on };
}
