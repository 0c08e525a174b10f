import { runDataKeyJob } from '@haicap/outbox';

await runDataKeyJob('registry');
