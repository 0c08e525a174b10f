import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LocalDate } from '@haicap/kernel';
import type { CodeBlock, DeskDay } from './code-block.js';
import type { KeptBlock } from './code-block-wire.js';

const BLOCK = `agency_code AS "agencyCode", unit_id AS "unitId", local_date::text AS "localDate", desk,
  first_number AS "firstNumber", last_number AS "lastNumber", next_number AS "nextNumber"`;

@Injectable()
export class CodeBlockStore {
  /** The blocks of these desks that still have numbers, locked in the order of agency, day, desk and number. */
  async lockOpenBlocks(tx: EntityManager, desks: readonly DeskDay[]): Promise<CodeBlock[]> {
    return tx.query(
      `SELECT ${BLOCK} FROM code_block
       JOIN jsonb_to_recordset($1::jsonb) AS d("agencyCode" varchar, "localDate" date, desk varchar) USING (desk)
       WHERE agency_code = d."agencyCode" AND local_date = d."localDate" AND next_number <= last_number AND NOT offline
       ORDER BY agency_code, local_date, desk, first_number
       FOR UPDATE OF code_block`,
      [JSON.stringify(desks)],
    );
  }

  /** Gives out numbers of an agency's day and returns the last of them; the row lock makes others wait for COMMIT. */
  async advanceCounter(tx: EntityManager, desk: DeskDay, count: number): Promise<number> {
    const rows: { lastNumber: number }[] = await tx.query(
      `INSERT INTO code_counter AS c (agency_code, local_date, unit_id, last_number) VALUES ($1, $2, $3, $4)
       ON CONFLICT (agency_code, local_date) DO UPDATE SET last_number = c.last_number + EXCLUDED.last_number
       RETURNING last_number AS "lastNumber"`,
      [desk.agencyCode, desk.localDate, desk.unitId, count],
    );
    const last = rows[0]?.lastNumber;
    if (last === undefined) throw new Error(`the counter of ${desk.agencyCode} gave no number`);
    return last;
  }

  /** Keeps a block that a desk takes along: nothing else numbers from it. */
  async takeOffline(tx: EntityManager, block: CodeBlock): Promise<void> {
    await tx.query(
      `INSERT INTO code_block (agency_code, local_date, desk, first_number, last_number, next_number, unit_id, offline) VALUES ($1, $2, $3, $4, $5, $6, $7, true)`,
      [block.agencyCode, block.localDate, block.desk, block.firstNumber, block.lastNumber, block.nextNumber, block.unitId],
    );
  }

  /** Locks the offline block of a desk that a number is of; false when there is none. */
  async lockOffline(tx: EntityManager, wanted: { readonly unitId: string; readonly desk: string; readonly agencyCode: string; readonly day: LocalDate; readonly number: number }): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `SELECT 1 FROM code_block WHERE agency_code = $1 AND local_date = $2 AND desk = $3 AND unit_id = $4 AND $5 BETWEEN first_number AND last_number AND offline FOR UPDATE`,
      [wanted.agencyCode, wanted.day, wanted.desk, wanted.unitId, wanted.number],
    );
    return rows.length > 0;
  }

  async offlineFrom(tx: EntityManager, unitId: string, desk: string, firstNumber: number): Promise<KeptBlock | undefined> {
    const rows: KeptBlock[] = await tx.query(
      `SELECT ${BLOCK}, offline FROM code_block WHERE unit_id = $1 AND desk = $2 AND first_number = $3 AND offline ORDER BY local_date DESC LIMIT 1`,
      [unitId, desk, firstNumber],
    );
    return rows[0];
  }

  /** A page of the blocks of a unit's day, in the order of their numbers. */
  async ofDay(tx: EntityManager, query: { readonly unitId: string; readonly day: LocalDate; readonly after: number; readonly limit: number }): Promise<KeptBlock[]> {
    return tx.query(
      `SELECT ${BLOCK}, offline FROM code_block WHERE unit_id = $1 AND local_date = $2 AND first_number > $3 ORDER BY first_number LIMIT $4`,
      [query.unitId, query.day, query.after, query.limit],
    );
  }

  /** Of these codes those that a dossier has. */
  async given(tx: EntityManager, codes: readonly string[]): Promise<string[]> {
    const rows: { code: string }[] = await tx.query(`SELECT code FROM dossier WHERE code = ANY($1::text[])`, [codes]);
    return rows.map(({ code }) => code);
  }

  async save(tx: EntityManager, blocks: readonly CodeBlock[]): Promise<void> {
    await tx.query(
      `INSERT INTO code_block (agency_code, local_date, desk, first_number, last_number, next_number, unit_id)
       SELECT "agencyCode", "localDate", desk, "firstNumber", "lastNumber", "nextNumber", "unitId"
       FROM jsonb_to_recordset($1::jsonb) AS b("agencyCode" varchar, "localDate" date, desk varchar,
         "firstNumber" int, "lastNumber" int, "nextNumber" int, "unitId" uuid)
       ON CONFLICT (agency_code, local_date, desk, first_number) DO UPDATE SET next_number = EXCLUDED.next_number`,
      [JSON.stringify(blocks)],
    );
  }
}
