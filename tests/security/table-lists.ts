import type { ServiceName } from '@haicap/contracts';
import type { MigrationClass } from '@haicap/service-kit';
import { DOSSIER_MIGRATIONS } from '../../services/dossier/src/database/data-source.js';
import { FILES_MIGRATIONS } from '../../services/files/src/database/data-source.js';
import { migrations as IDENTITY_MIGRATIONS } from '../../services/identity/src/database/data-source.js';
import { PORTAL_ADAPTER_MIGRATIONS } from '../../services/portal-adapter/src/database/data-source.js';
import { migrations as REGISTRY_MIGRATIONS } from '../../services/registry/src/database/data-source.js';
import { REPORTING_MIGRATIONS } from '../../services/reporting/src/database/data-source.js';
import { WEBHOOK_MIGRATIONS } from '../../services/webhook/src/database/data-source.js';

/** Every service with a database; a spec compares the keys with the topology. */
export const DATABASES: Readonly<Partial<Record<ServiceName, readonly MigrationClass[]>>> = {
  dossier: DOSSIER_MIGRATIONS, files: FILES_MIGRATIONS, identity: IDENTITY_MIGRATIONS,
  'portal-adapter': PORTAL_ADAPTER_MIGRATIONS, registry: REGISTRY_MIGRATIONS, reporting: REPORTING_MIGRATIONS,
  webhook: WEBHOOK_MIGRATIONS,
};

/** The list of infrastructure tables: the event log, the conveyor, the chain. The app role has functions instead of rights on them. */
export const INFRASTRUCTURE: readonly string[] = [
  'aggregate_version', 'audit', 'audit_head', 'bootstrap', 'dead_letter', 'event', 'event_head', 'idempotency',
  'inbox', 'inbox_parked', 'outbox', 'relay_lease', 'relay_stream', 'migrations',
];

/** The rights of the app role on infrastructure, each with its reason; whatever else it has there is a defect. */
export const APP_RIGHTS: Readonly<Record<string, readonly string[]>> = {
  // A service compares its schema with its release before it says that it is ready.
  migrations: ['SELECT'],
};

/**
 * The one table between the lists: COPY does not work under row-level security. Its rows stand there while a load of
 * earlier dossiers runs, persons are cipher text, and the role can neither change nor take away single ones.
 */
export const STAGING: Readonly<Record<string, readonly string[]>> = { bulk_staging: ['INSERT', 'SELECT', 'TRUNCATE'] };

/**
 * Tables under forced row-level security that everybody of the installation may read: directories, catalogues and
 * calendars. Their rows are nobody's secret; that they are written by the installation alone is probed like everything else.
 */
export const READ_BY_EVERYBODY: Readonly<Partial<Record<ServiceName, readonly string[]>>> = {
  dossier: [
    'calendar_day', 'calendar_revision', 'deadline_policy', 'delegation_mirror', 'dossier_reason', 'fee_rule', 'file_mirror', 'officer_post', 'open_calendar_change', 'paper_template',
    'payment_channel', 'payment_reconciliation', 'platform_statement', 'procedure', 'service_hours', 'unit_calendar_revision', 'unit_closure', 'unit_mirror', 'unit_succession',
  ],
  files: ['signatory_delegation', 'signatory_post', 'signatory_unit', 'unit_succession'],
  registry: [
    'agency_code', 'boundary_set', 'calendar_day', 'calendar_plan', 'calendar_year', 'load_step', 'service_hours', 'unit', 'unit_closure', 'unit_search', 'unit_succession', 'unit_version',
  ],
  reporting: ['figure_rebuild', 'figure_state', 'procedure_mirror', 'unit_mirror', 'unit_succession', 'unit_today'],
};
