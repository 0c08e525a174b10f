import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders of payments are facts of their own from now on. Those that are under way get theirs, so that the adapter need not look for them among the dossiers. */
export class PaymentOrders implements MigrationInterface {
  readonly name = 'PaymentOrders1760000000034';

  async up(runner: QueryRunner): Promise<void> {
    // The owner sees rows by policy like everybody.
    await runner.query(`SELECT set_config('app.scope', '*', true)`);
    await runner.query(`
      SELECT append_events(jsonb_agg(jsonb_build_object(
        'event_id', gen_random_uuid(), 'noun', 'payment-order', 'aggregate_id', p.payment_id, 'version', 1, 'type', 'vn.haicap.dossier.payment-order.placed.v1',
        'at', e.at, 'actor', e.actor, 'traceparent', e.traceparent,
        'body', jsonb_build_object('paymentId', p.payment_id, 'dossierId', p.dossier_id, 'code', e.body -> 'code', 'procedureCode', e.body -> 'procedureCode',
          'procedureName', e.body -> 'procedureName', 'amountDong', e.body -> 'amountDong', 'unitName', e.body -> 'unitName', 'unitCode', e.body -> 'unitCode',
          'lines', e.body -> 'lines', 'placedAt', e.body -> 'at'),
        'audit', jsonb_build_object('at', e.at, 'actor', e.actor, 'action', 'place', 'object_type', 'payment-order', 'object_id', p.payment_id, 'version', 1,
          'trace_id', split_part(e.traceparent, '-', 2), 'detail', jsonb_build_object('dossierId', p.dossier_id))) ORDER BY e.id))
      FROM payment p JOIN event e ON e.aggregate_id = p.dossier_id AND e.noun = 'dossier' AND e.type = 'vn.haicap.dossier.dossier.payment-requested.v1'
        AND e.body ->> 'paymentId' = p.payment_id::text
      WHERE p.method = 'online' AND p.status IN ('requested', 'waiting')
      HAVING count(*) > 0`);
    await runner.query(`SELECT set_config('app.scope', '', true)`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
