import type { ServiceName } from '@haicap/contracts';
import { databaseRoles } from '@haicap/service-kit';

/**
 * Who may do what. The app role gets no infrastructure table, only functions; the relay role gets the tables it works
 * on, by column where it may change anything. A test compares this list with the catalogue.
 */
export function grants(service: ServiceName): string {
  const { app, relay } = databaseRoles(service);
  const appFunctions = ['append_audit(jsonb)', 'append_events(jsonb)', 'claim_idempotency(jsonb)', 'store_idempotency(jsonb)',
    'inbox_claim(text, uuid[])', 'inbox_record(text, jsonb, jsonb)', 'inbox_gaps(text, integer, integer)',
    'inbox_digest(text, timestamptz, timestamptz)', 'inbox_state(text)', 'bootstrap_mark(text, text, boolean)',
    'reconciled_mark(text, date)', 'dead_letter_put(text, jsonb, text, integer)', 'dead_letter_take(bigint, text)'];
  const relayFunctions = ['ensure_partitions(text, timestamptz, boolean)', 'drop_expired(timestamptz, integer, integer, integer)'];
  const execute = (names: string[], role: string): string =>
    names.map((name) => `REVOKE ALL ON FUNCTION ${name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION ${name} TO ${role};`).join('\n');
  return `
GRANT USAGE ON SCHEMA public TO ${app}, ${relay};
${execute(appFunctions, app)}
${execute(relayFunctions, relay)}
GRANT SELECT ON event, event_head, inbox_parked, dead_letter, bootstrap TO ${relay};
GRANT SELECT, UPDATE (published_at, stream_seq) ON outbox TO ${relay};
GRANT SELECT, UPDATE (seq, prev_hash, hash) ON audit TO ${relay};
GRANT SELECT, INSERT, UPDATE ON relay_lease, relay_stream TO ${relay};
GRANT SELECT, UPDATE (seq, hash) ON audit_head TO ${relay};
GRANT SELECT, INSERT ON audit_checkpoint TO ${relay};
`;
}
