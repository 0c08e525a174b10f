/**
 * Checkpoints are kept outside of the database now (HAICAP_AUDIT_CHECKPOINTS), signed so that anybody can check them. Those
 * in the table could be deleted with the rows they spoke of, and only the holder of the key could check them. A process of
 * the release before stops sealing until it is replaced; the rows wait.
 */
export const checkpointsOutside = `
SET LOCAL lock_timeout = '5s';
DROP TABLE audit_checkpoint;
`;
