// Writes src/schema.ts from the committed OpenAPI document. With --check it writes nothing and fails when the file is not that of the document.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const document = JSON.parse(readFileSync(new URL('../docs/api/openapi.json', import.meta.url), 'utf8'));
const target = new URL('src/schema.ts', import.meta.url);

// The client sets the key of a write and the token itself, and throws every refusal as a HaicapProblem; so callers meet neither.
const OWN_HEADERS = ['idempotency-key', 'authorization', 'x-csrf-token'];
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods)).filter((one) => one.responses !== undefined);
for (const operation of operations) {
  operation.parameters = (operation.parameters ?? []).filter(({ in: place, name }) => place !== 'header' || !OWN_HEADERS.includes(name.toLowerCase()));
  operation.responses = Object.fromEntries(Object.entries(operation.responses).filter(([status]) => status.startsWith('2'))
    .map(([status, { description, content }]) => [status, { description, ...(content === undefined ? {} : { content }) }]));
}

const text = `/* Made by generate-types.mjs from docs/api/openapi.json. */\n${astToString(await openapiTS(document, { defaultNonNullable: false }))}`;
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error('sdk/src/schema.ts is not that of docs/api/openapi.json: node sdk/generate-types.mjs');
  process.exitCode = 1;
}
