export const widenCode = `
  CREATE TABLE receipt (id uuid PRIMARY KEY);
  CREATE INDEX receipt_id ON receipt (id);
  ALTER TABLE dossier ALTER COLUMN code TYPE text`;
