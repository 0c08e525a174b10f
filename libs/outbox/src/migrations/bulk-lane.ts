/**
 * Facts of a bulk load queue behind those of the day: half a million of them would otherwise stand before every dossier
 * that is received meanwhile (docs/adr/0017).
 */
export const bulkLane = `
ALTER TABLE outbox ADD COLUMN bulk boolean NOT NULL DEFAULT false;
DROP INDEX outbox_unpublished;
CREATE INDEX outbox_unpublished ON outbox (bulk, id) WHERE published_at IS NULL;
`;
