import { readdirSync, readFileSync } from 'node:fs';
import { addDays, localDate } from '@haicap/kernel';
import { z } from 'zod';
import { unitType } from '@haicap/contracts';
import { unitIdOf } from '../unit-id.js';
import { fullNameOf } from '../unit-name.js';
import { latestVersion, type DatasetUnit } from './dataset-unit.js';

const correction = z.strictObject({
  correction: z.string(),
  effectiveOn: z.iso.date(),
  /** How far the change is trusted; shown with the reason wherever the change is shown. */
  confirmation: z.enum(['one-source', 'official']),
  legalBasis: z.string(),
  sources: z.array(z.string()).min(1),
  note: z.string(),
  changes: z.array(z.strictObject({ code: z.string(), name: z.string(), fromType: unitType, toType: unitType })).min(1),
});
export type Correction = z.infer<typeof correction>;

const FOLDER = new URL('./corrections/', import.meta.url);

/** Changes after the package's last day, each a dated file, in order of time. */
export function readCorrections(): Correction[] {
  return readdirSync(FOLDER).filter((name) => name.endsWith('.json')).sort()
    .map((name) => correction.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))));
}

/** Gives the units concerned a further version. A file that does not fit the unit it names stops the load. */
export function correct(units: readonly DatasetUnit[], corrections: readonly Correction[]): DatasetUnit[] {
  const corrected = new Map(units.map((unit) => [unit.unitId, unit]));
  for (const entry of corrections) {
    for (const change of entry.changes) {
      const unit = corrected.get(unitIdOf('2025', change.code));
      const before = unit && latestVersion(unit);
      if (!unit || !before || before.type !== change.fromType || before.name !== change.name) {
        throw new RangeError(`correction ${entry.correction} does not fit unit ${change.code} ${change.name}`);
      }
      const after = {
        ...before, type: change.toType, fullName: fullNameOf(change.toType, before.name),
        fromDay: entry.effectiveOn, correction: entry.correction, reason: reasonOf(entry),
      };
      const [first, ...rest] = [...unit.versions.slice(0, -1), { ...before, toDay: addDays(localDate(entry.effectiveOn), -1) }, after];
      if (first) corrected.set(unit.unitId, { ...unit, versions: [first, ...rest] });
    }
  }
  return [...corrected.values()];
}

function reasonOf(entry: Correction): string {
  return entry.confirmation === 'official' ? entry.legalBasis : `${entry.legalBasis} (mới có một nguồn, chờ xác nhận)`;
}
