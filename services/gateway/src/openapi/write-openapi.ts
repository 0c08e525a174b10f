import { writeFileSync } from 'node:fs';
import { openApiDocument } from './openapi-document.js';

// Run after a change of a route: npm run openapi -w services/gateway
writeFileSync(new URL('../../../../docs/api/openapi.json', import.meta.url), `${JSON.stringify(openApiDocument(), null, 2)}\n`);
