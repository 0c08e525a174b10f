import { API_CHANGES, ERROR_CATALOGUE, HTTP_ROUTES, isErrorCode, type Language } from '@haicap/contracts';
import { statusOf } from '../edge/problem.js';
import { EDGE_LIMITS } from '../limits/edge-limits.js';
import { RATE_LIMITS } from '../limits/rate-limits.js';
import { asyncApiDocument, FACTS } from '../openapi/asyncapi-document.js';
import { operationsByCode } from '../openapi/openapi-document.js';
import { tagOfOperation } from './api-pages.js';
import { wordsOf } from './docs-words.js';
import { html, type Html } from './html.js';
import { SchemaView, type ShownSchema } from './schema-view.js';

/** Where to begin: the documents for machines, and what holds for every request. */
export function startPage(language: Language): Html {
  const words = wordsOf(language);
  const files = [['/api/openapi.json', 'OpenAPI 3.1'], ['/api/asyncapi.json', 'AsyncAPI 3'], ['/api/v1/changelog', 'JSON Feed / Atom'], ['/.well-known/haicap-receipt-keys.json', words.keys]] as const;
  return html`<p>${words.intro}</p><h2>${words.documents}</h2><ul>${files.map(([path, name]) => html`<li><a href="${path}">${name}</a> <code>${path}</code></li>`)}</ul>
<h2>${words.limits}</h2>${limitTable(language, EDGE_LIMITS)}
<h2>${words.rates}</h2>${limitTable(language, Object.entries(RATE_LIMITS).map(([name, { points, periodS }]) => ({ name, value: `${points} / ${periodS} s`, code: 'TOO_MANY_REQUESTS' as const })))}`;
}

function limitTable(language: Language, limits: typeof EDGE_LIMITS): Html {
  const words = wordsOf(language);
  return html`<div class="scroll"><table class="stack"><thead><tr><th>${words.limit}</th><th>${words.value}</th><th>${words.code}</th></tr></thead><tbody>${limits.map(({ name, value, code }) => html`
<tr><td><code>${name}</code></td><td>${value}</td><td><a href="/docs/errors?lang=${language}#${code}"><code>${code}</code></a></td></tr>`)}</tbody></table></div>`;
}

const dataOf = (name: string) => (asyncApiDocument().components.messages[name] as { payload: { properties: { data: ShownSchema } } }).payload.properties.data;

/** Every fact with its data. */
export function eventsPage(language: Language): Html {
  const words = wordsOf(language);
  const view = new SchemaView(words, () => ({}));
  return html`<p>${words.envelope}</p>${FACTS.map((fact) => {
    const name = `${fact.service}.${fact.noun}.${fact.event}`;
    return html`<section id="${name}"><h2>${name}</h2><p><code>${fact.type}</code><br><small>${words.subject}: ${fact.busSubject}</small></p><details><summary>${words.data}</summary>${view.show(dataOf(name))}</details></section>`;
  })}`;
}

/** Every code that a request may be refused with: the address of each is the type of its problem. */
export function errorsPage(language: Language): Html {
  const words = wordsOf(language);
  const [byCode, tags] = [operationsByCode(), tagOfOperation()];
  const rows = Object.keys(ERROR_CATALOGUE).filter(isErrorCode).toSorted().map((code) => {
    const operations = byCode.get(code) ?? [];
    const where = operations.length === HTTP_ROUTES.length ? html`${words.everywhere}` : html`<details><summary>${operations.length} ${words.where.toLowerCase()}</summary>${operations.map((one) => html`<a href="/docs/api/${tags.get(one) ?? ''}?lang=${language}#${one}">${one}</a> `)}</details>`;
    return html`<tr id="${code}"><td><code>${code}</code></td><td>${statusOf(code)}</td><td>${ERROR_CATALOGUE[code][language]}</td><td>${where}</td></tr>`;
  });
  return html`<p>${words.refusalRule}</p><div class="scroll"><table class="stack"><thead><tr><th>${words.code}</th><th>${words.status}</th><th>${words.meaning}</th><th>${words.where}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** What changed for programs. */
export function changesPage(language: Language): Html {
  return html`${API_CHANGES.map((change) => html`<section id="${change.id}"><h2><time datetime="${change.on}">${change.on.split('-').toReversed().join('/')}</time></h2><p><strong>${change.kind}</strong> ${change.operations.map((one) => html`<code>${one}</code> `)}</p><p>${change[language]}</p></section>`)}`;
}
