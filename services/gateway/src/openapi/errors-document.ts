import { ERROR_CATALOGUE, HTTP_ROUTES, isErrorCode } from '@haicap/contracts';
import { statusOf } from '../edge/problem.js';
import { operationsByCode } from './openapi-document.js';

/** The page about errors for integrators: every code, its status, its meaning and where it can occur. */
export function errorsDocument(): string {
  const operations = operationsByCode();
  const rows = Object.keys(ERROR_CATALOGUE).filter(isErrorCode).sort().map((code) => {
    const routes = operations.get(code) ?? [];
    const where = routes.length === HTTP_ROUTES.length ? 'all' : routes.join(', ');
    return `| <a id="${code}"></a>\`${code}\` | ${statusOf(code)} | ${ERROR_CATALOGUE[code].vi} | ${ERROR_CATALOGUE[code].en} | ${where} |`;
  });
  return `# Errors

Generated from the catalogue (\`npm run openapi -w services/gateway\`); do not edit. Every error is \`application/problem+json\` (RFC 9457).
Match on \`code\` and nothing else. \`title\` follows Accept-Language (vi, en); \`params\` explains to a program; \`traceId\` is for support.
\`Retry-After\` says when another try makes sense; a write is sent again with the same Idempotency-Key.

| Code | Status | Tiếng Việt | English | Operations |
|---|---|---|---|---|
${rows.join('\n')}
`;
}
