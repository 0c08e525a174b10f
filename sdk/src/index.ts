export { createHaicap, type HaicapClient, type HaicapSettings } from './client.js';
export { SignInRefused, type ClientCredentials, type TokenSource } from './access-token.js';
export { HaicapProblem, isProblem, type ProblemCode } from './problem.js';
export { items, type Page } from './items.js';
export { exportDossiers, type Exported, type ExportedDossier, type ExportSettings } from './export-dossiers.js';
export { readWebhook, WebhookVerificationError, type WebhookMessage } from './webhook.js';
export type { components, operations, paths } from './schema.js';
