import { runDataKeyJob } from '@haicap/outbox';
import { countReasonsInTrail } from '../second-factor/reset-reason.store.js';

await runDataKeyJob('identity', { sealedForEver: countReasonsInTrail });
