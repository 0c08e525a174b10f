import { isErrorCode, type Language } from '@haicap/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isKnown, tagOfContent } from '../edge/entity-tag.js';
import { languageOf, Problem } from '../edge/problem.js';
import { varyBy } from '../edge/vary.js';
import { apiGroup, apiIndex, apiTags } from './api-pages.js';
import { DOCS_CSS, DOCS_POLICY, framed } from './docs-frame.js';
import { wordsOf, type DocsWord } from './docs-words.js';
import type { Html } from './html.js';
import { changesPage, errorsPage, eventsPage, startPage } from './other-pages.js';

type OnError = (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;

/** The addresses of the documents, as the gateway registers them. */
export const DOCS_PATHS = ['/docs', '/docs/docs.css', '/docs/api', '/docs/api/:tag', '/docs/events', '/docs/errors', '/docs/errors/:code', '/docs/changes'] as const;

const PAGES: Readonly<Record<string, readonly [title: DocsWord, content: (language: Language) => Html]>> = {
  '/docs': ['title', startPage], '/docs/api': ['api', apiIndex], '/docs/events': ['events', eventsPage], '/docs/errors': ['errors', errorsPage], '/docs/changes': ['changes', changesPage],
};

/** Serves the documents as pages that need no network and no script: made once from the contracts, in two languages. */
export function serveDocs(http: FastifyInstance, onError: OnError): void {
  const made = new Map<string, Made>();
  const options = { errorHandler: onError };
  for (const [path, [title, content]] of Object.entries(PAGES)) {
    http.get(path, options, (request, reply) => send(request, reply, pageOf(made, path, wantedLanguage(request), (language) => [wordsOf(language)[title], content(language)])));
  }
  http.get<{ Params: { tag: string } }>('/docs/api/:tag', options, (request, reply) => {
    const { tag } = request.params;
    if (!apiTags().includes(tag)) throw new Problem('NOT_FOUND');
    return send(request, reply, pageOf(made, `/docs/api/${tag}`, wantedLanguage(request), (language) => [tag, apiGroup(tag, language)]));
  });
  // The type of a problem is an address without a fragment, which a client may compare; it leads to the line of its code.
  http.get<{ Params: { code: string } }>('/docs/errors/:code', options, (request, reply) => {
    const { code } = request.params;
    if (!isErrorCode(code)) throw new Problem('NOT_FOUND');
    return reply.header('cache-control', 'public, max-age=86400').redirect(`/docs/errors#${code}`, 302);
  });
  http.get('/docs/docs.css', options, (request, reply) => send(request, reply, { text: DOCS_CSS, type: 'text/css; charset=utf-8', tag: tagOfContent(DOCS_CSS) }));
}

interface Made {
  readonly text: string;
  readonly type: string;
  readonly tag: string;
}

function pageOf(made: Map<string, Made>, path: string, language: Language, make: (language: Language) => readonly [title: string, content: Html]): Made {
  const key = `${language} ${path}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const [title, content] = make(language);
  const text = framed({ language, path, title, content });
  const page = { text, type: 'text/html; charset=utf-8', tag: tagOfContent(text) };
  made.set(key, page);
  return page;
}

function wantedLanguage(request: FastifyRequest): Language {
  const { lang } = request.query as { lang?: unknown };
  return lang === 'vi' || lang === 'en' ? lang : languageOf(request.headers['accept-language']);
}

function send(request: FastifyRequest, reply: FastifyReply, { text, type, tag }: Made): FastifyReply {
  reply.headers({ 'content-security-policy': DOCS_POLICY, 'cache-control': 'public, no-cache', etag: tag });
  varyBy(reply, 'accept-language');
  if (isKnown(tag, request.headers['if-none-match'])) return reply.status(304).send();
  return reply.type(type).send(text);
}
