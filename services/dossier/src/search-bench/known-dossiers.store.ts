import { withScope } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';
import type { KnownDossier } from './bench-questions.js';
import { unitOf } from './seed-bench.store.js';

const KNOWN = 2_000;

/** Some dossiers of the large unit, from all over the year, so that they lie all over the tables. */
export async function knownDossiers(dataSource: DataSource): Promise<readonly KnownDossier[]> {
  return withScope(dataSource, { kind: 'installation' }, (tx) => tx.query(
    `SELECT id, code, procedure_code AS "procedureCode" FROM dossier WHERE competent_unit_id = $1 ORDER BY md5(id::text) LIMIT ${KNOWN}`, [unitOf(0)]));
}
