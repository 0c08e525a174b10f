import { createHash } from 'node:crypto';

// The namespace of every deterministic id of the registry; changing it would give every unit of Vietnam a new id.
const NAMESPACE = Buffer.from('b6a2ad2f8a0e4a5c9d0d6f8f4f6f7c21', 'hex');

/**
 * Old and new units share codes, so a code alone names nothing: '2004' is the scheme of Decision 124/2004/QĐ-TTg (units
 * up to 30 June 2025), '2025' that of Decision 19/2025/QĐ-TTg.
 */
export type UnitScheme = '2004' | '2025';

/** The id of a unit: the same on every installation and after every load. */
export function unitIdOf(scheme: UnitScheme, code: string): string {
  return registryId(`${scheme}:${code}`);
}

/** A UUID of version 5 for anything the registry loads from files. */
export function registryId(name: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(name, 'utf8').digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
