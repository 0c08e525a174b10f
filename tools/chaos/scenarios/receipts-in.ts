/** As a key is stored with its answer, in the transaction that makes the dossier; a key that is only answered again is not stored. */
const STORED = /"route":"[^"]*receive-dossier[^"]*","key":"([^"]+)","body_hash":"[0-9a-f]*","aggregate_id"/g;

/** The keys of the receipts that a transaction makes, read from what its client sent to PostgreSQL. */
export function receiptsIn(sent: string): string[] {
  return [...sent.matchAll(STORED)].flatMap(([, key]) => (key === undefined ? [] : [key]));
}
