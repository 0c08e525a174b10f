import type { MigrationInterface, QueryRunner } from 'typeorm';

/** While processes of the release before this one still open payments, one may have no order. The service asks this, since it reads no events. */
export class OrderPlaced implements MigrationInterface {
  readonly name = 'OrderPlaced1760000000038';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION payment_order_is_placed(of_payment uuid) RETURNS boolean
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$ SELECT EXISTS (SELECT 1 FROM public.event_head WHERE noun = 'payment-order' AND aggregate_id = of_payment) $$`);
    await runner.query(`REVOKE ALL ON FUNCTION payment_order_is_placed(uuid) FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION payment_order_is_placed(uuid) TO dossier_app`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
