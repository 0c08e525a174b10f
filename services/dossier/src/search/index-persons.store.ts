import { Injectable } from '@nestjs/common';
import type { PartyRole } from '@haicap/contracts';
import { LOADING } from '@haicap/outbox';
import type { EntityManager } from 'typeorm';
import type { SealedPerson } from '../person/seal-person.js';
import type { UnitsOfSearch } from '../person/keep-persons.js';

export type WaitingPerson = SealedPerson & UnitsOfSearch;

export interface IndexedPerson {
  readonly dossierId: string;
  readonly role: PartyRole;
  readonly phoneIndex: string | null;
}

@Injectable()
export class IndexPersonsStore {
  /** Whether a load is under way, or its facts are: the province waits for its figures before it looks for a name. */
  async isBusyWithLoad(tx: EntityManager): Promise<boolean> {
    const rows: { busy: boolean }[] = await tx.query(`SELECT ${LOADING} OR loaded_facts_wait() AS busy`);
    return rows[0]?.busy === true;
  }

  /** Some persons that wait, each for one process only. */
  async take(tx: EntityManager, limit: number): Promise<WaitingPerson[]> {
    return tx.query(
      `SELECT p.dossier_id AS "dossierId", p.role, p.kind, p.full_name AS "fullName", p.personal_number AS "personalNumber", p.organisation_code AS "organisationCode",
         p.phone, p.address, p.details, d.support_unit_id AS "supportUnitId", d.receiving_unit_id AS "receivingUnitId", d.competent_unit_id AS "competentUnitId",
         d.returning_unit_id AS "returningUnitId", d.involved_unit_ids AS "involvedUnitIds"
       FROM (SELECT * FROM dossier_person WHERE search_version = 0 ORDER BY dossier_id LIMIT $1 FOR UPDATE SKIP LOCKED) p JOIN dossier d ON d.id = p.dossier_id`,
      [limit],
    );
  }

  async markIndexed(tx: EntityManager, persons: readonly IndexedPerson[], searchVersion: number): Promise<void> {
    await tx.query(
      `UPDATE dossier_person SET phone_index = i."phoneIndex", search_version = $2
       FROM jsonb_to_recordset($1::jsonb) AS i("dossierId" uuid, role text, "phoneIndex" text)
       WHERE dossier_person.dossier_id = i."dossierId" AND dossier_person.role = i.role`,
      [JSON.stringify(persons), searchVersion],
    );
  }
}
