import { writeFileSync } from 'node:fs';
import { asyncApiDocument } from './asyncapi-document.js';
import { errorsDocument } from './errors-document.js';
import { openApiDocument } from './openapi-document.js';
import { personalDataDocument } from './personal-data-document.js';

// Run after a change of a route, a fact or the catalogue: npm run openapi -w services/gateway
const API = new URL('../../../../docs/api/', import.meta.url);
writeFileSync(new URL('errors.md', API), errorsDocument());
writeFileSync(new URL('../personal-data.md', API), personalDataDocument());
writeFileSync(new URL('openapi.json', API), `${JSON.stringify(openApiDocument(), null, 2)}\n`);
writeFileSync(new URL('asyncapi.json', API), `${JSON.stringify(asyncApiDocument(), null, 2)}\n`);
