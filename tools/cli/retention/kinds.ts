/** Rows of one table that have an age. */
export type Aged = {
  readonly service: string;
  readonly table: string;
  /** SQL for the moment from which the days of a rule count. */
  readonly since: string;
  /** SQL for which rows are of this kind; all of them when left out. */
  readonly where?: string;
};

/** A kind of data that has a rule of its own: where it lies, and which of its rows a rule with a period counts. */
export type DataKind = {
  /** By service. `*` is every service with a database. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
  readonly aged?: readonly Aged[];
  /** What takes rows away by itself; a rule of such a kind only says what happens. */
  readonly upkeep?: string;
};

const EVERY = '*';
const everywhere = (table: string, since: string): Aged[] => [{ service: EVERY, table, since }];

/** Where each kind lies. That no table of any service is missing is a test. */
export const DATA_KINDS: Readonly<Record<string, DataKind>> = {
  dossiers: {
    tables: {
      dossier: [
        'dossier', 'dossier_component', 'dossier_component_file', 'dossier_correction', 'dossier_form', 'dossier_former_code', 'dossier_name_word', 'dossier_person', 'dossier_rating', 'dossier_step', 'dossier_wish',
        'consultation', 'deadline_adjustment', 'paper', 'paper_bytes', 'result', 'result_delivery', 'result_register', 'code_block', 'code_counter',
      ],
    },
    aged: [{ service: 'dossier', table: 'dossier', since: `coalesce(completed_at, 'infinity')` }],
  },
  'dossier-files': {
    tables: { files: ['stored_file', 'signed_file', 'dossier_file', 'dossier_units', 'result_standing'] },
    aged: [{ service: 'files', table: 'stored_file', since: 'completed_at', where: `state = 'complete' AND expires_at IS NULL` }],
  },
  'audit-trail': { tables: { [EVERY]: ['audit', 'audit_head'] }, aged: everywhere('audit', 'at') },
  'event-log': { tables: { [EVERY]: ['event', 'event_head'] }, aged: everywhere('event', 'at') },
  money: {
    tables: { dossier: ['fee_line', 'payment', 'payment_refund', 'receipt_counter', 'payment_reconciliation', 'payment_difference', 'payment_day_total', 'platform_statement'] },
    aged: [{ service: 'dossier', table: 'payment', since: 'requested_at' }],
  },
  'payment-platform': {
    tables: { 'portal-adapter': ['payment_callback', 'payment_job', 'payment_session', 'payment_channel'] },
    aged: [{ service: 'portal-adapter', table: 'payment_session', since: 'requested_at' }, { service: 'portal-adapter', table: 'payment_callback', since: 'first_at' }],
  },
  'work-of-offices': {
    tables: {
      dossier: ['deadline_notice', 'deadline_recalculation', 'deadline_recalculation_line', 'deadline_recalculation_unit', 'dossier_reminder', 'procedure_move', 'procedure_move_line', 'saved_view'],
    },
    aged: [{ service: 'dossier', table: 'deadline_notice', since: 'ended_at' }],
  },
  'bulk-loads': { tables: { dossier: ['bulk_load', 'bulk_row', 'bulk_error'] }, aged: [{ service: 'dossier', table: 'bulk_load', since: 'finished_at' }] },
  'citizen-accounts': { tables: { identity: ['account_person', 'account_link'] }, aged: [{ service: 'identity', table: 'account_person', since: 'seen_at' }] },
  'account-changes': {
    tables: { identity: ['account', 'account_access', 'account_access_change', 'account_post', 'account_posts_change', 'second_factor', 'second_factor_reset', 'recovery_code'], webhook: ['locked_account'] },
    aged: [{ service: 'identity', table: 'account_access_change', since: 'at' }],
  },
  officers: {
    tables: { registry: ['officer', 'post', 'delegation', 'officer_import'] },
    aged: [{ service: 'registry', table: 'officer_import', since: 'at' }],
  },
  programs: { tables: { identity: ['service_client', 'service_client_secret'], webhook: ['subscription', 'subscription_revision', 'subscription_secret', 'endpoint_health'] } },
  catalogues: {
    tables: {
      registry: ['agency_code', 'boundary_import', 'boundary_set', 'calendar_day', 'calendar_plan', 'calendar_year', 'load_step', 'service_hours', 'unit', 'unit_closure', 'unit_search', 'unit_succession', 'unit_version'],
      dossier: ['procedure', 'procedure_draft', 'procedure_draft_edit', 'paper_template', 'dossier_reason', 'fee_rule', 'deadline_policy'],
    },
  },
  'read-copies': {
    tables: {
      dossier: [
        'calendar_day', 'calendar_revision', 'delegation_mirror', 'file_mirror', 'officer_post', 'open_calendar_change', 'payment_channel', 'service_hours', 'unit_calendar_revision', 'unit_closure', 'unit_mirror', 'unit_succession',
      ],
      files: ['signatory_delegation', 'signatory_post', 'signatory_unit', 'unit_succession'], webhook: ['admin_post', 'program_validity'],
      reporting: ['procedure_mirror', 'unit_mirror', 'unit_succession', 'unit_today'],
    },
  },
  figures: { tables: { dossier: ['rating_tally'], reporting: ['dossier_standing', 'figure_rebuild', 'figure_state', 'step_tally', 'tally'] } },
  'unapplied-facts': { tables: { [EVERY]: ['inbox_parked', 'dead_letter'] } },
  bookkeeping: { tables: { [EVERY]: ['aggregate_version', 'bootstrap', 'migrations', 'relay_lease', 'relay_stream'] } },
  outbox: { tables: { [EVERY]: ['outbox'] }, aged: everywhere('outbox', 'published_at'), upkeep: 'relay of each service, hourly' },
  inbox: { tables: { [EVERY]: ['inbox'] }, aged: everywhere('inbox', 'applied_at'), upkeep: 'relay of each service, hourly' },
  'idempotency-keys': { tables: { [EVERY]: ['idempotency'] }, aged: everywhere('idempotency', 'at'), upkeep: 'relay of each service, hourly' },
  'unfinished-uploads': { tables: { files: ['stored_file'] }, aged: [{ service: 'files', table: 'stored_file', since: 'expires_at' }], upkeep: 'files, every 15 seconds' },
  'download-tickets': { tables: { files: ['download_ticket'] }, aged: [{ service: 'files', table: 'download_ticket', since: 'expires_at' }], upkeep: 'files, with every ticket' },
  'upload-quotas': { tables: { files: ['upload_day'] }, aged: [{ service: 'files', table: 'upload_day', since: `(day + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'` }], upkeep: 'files, every 15 seconds' },
  'sign-in-records': { tables: { identity: ['oidc_record'] }, aged: [{ service: 'identity', table: 'oidc_record', since: 'expires_at' }], upkeep: 'identity, every 10 minutes' },
  sessions: { tables: {}, upkeep: 'Redis, by the end of each session' },
  'webhook-deliveries': { tables: { webhook: ['delivery'] }, aged: [{ service: 'webhook', table: 'delivery', since: 'created_at', where: `status <> 'pending'` }], upkeep: 'webhook, while it delivers' },
  'deferred-commands': { tables: { dossier: ['deferred_command'] }, aged: [{ service: 'dossier', table: 'deferred_command', since: 'ended_at', where: 'ended_at IS NOT NULL' }], upkeep: 'dossier, hourly' },
  'filing-drafts': { tables: { dossier: ['filing_draft'] }, aged: [{ service: 'dossier', table: 'filing_draft', since: 'saved_at' }], upkeep: 'dossier, hourly' },
  'load-staging': { tables: { dossier: ['bulk_staging'] }, upkeep: 'each load, at its end' },
};

/** The tables of a service that have a rule. */
export function tablesWithRule(service: string): readonly string[] {
  return Object.values(DATA_KINDS).flatMap(({ tables }) => [...(tables[service] ?? []), ...(tables[EVERY] ?? [])]);
}

/** What of a kind has an age, each for one service. */
export function agedOf(kind: string, services: readonly string[]): readonly Aged[] {
  return (DATA_KINDS[kind]?.aged ?? []).flatMap((aged) => (aged.service === EVERY ? services.map((service) => ({ ...aged, service })) : services.includes(aged.service) ? [aged] : []));
}
