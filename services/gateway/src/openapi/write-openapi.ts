import { writeFileSync } from 'node:fs';
import { errorsDocument } from './errors-document.js';
import { openApiDocument } from './openapi-document.js';

// Run after a change of a route or of the catalogue: npm run openapi -w services/gateway
writeFileSync(new URL('../../../../docs/api/errors.md', import.meta.url), errorsDocument());
writeFileSync(new URL('../../../../docs/api/openapi.json', import.meta.url), `${JSON.stringify(openApiDocument(), null, 2)}\n`);
