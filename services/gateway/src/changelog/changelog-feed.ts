import { API_CHANGES, type ApiChange, type Language } from '@haicap/contracts';
import type { FastifyInstance } from 'fastify';
import { isKnown, tagOfContent } from '../edge/entity-tag.js';
import { languageOf } from '../edge/problem.js';
import { varyBy } from '../edge/vary.js';

export const CHANGELOG_PATH = '/api/v1/changelog';
const TITLE: Readonly<Record<Language, string>> = { vi: 'Thay đổi của giao diện HaiCap', en: 'Changes of the HaiCap interface' };
const KIND: Readonly<Record<Language, Record<ApiChange['kind'], string>>> = {
  vi: { added: 'Thêm', changed: 'Đổi', deprecated: 'Sắp bỏ', removed: 'Bỏ' },
  en: { added: 'Added', changed: 'Changed', deprecated: 'Deprecated', removed: 'Removed' },
};

interface Feed {
  readonly origin: string;
  readonly language: Language;
}

const instantOf = ({ on }: ApiChange) => `${on}T00:00:00+07:00`;
const titleOf = (change: ApiChange, language: Language) => `${KIND[language][change.kind]}: ${change.operations.join(', ') || 'API'}`;

/** The changes as a JSON Feed 1.1. */
export function jsonFeed({ origin, language }: Feed, changes: readonly ApiChange[]): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1', title: TITLE[language], language, home_page_url: `${origin}/docs`, feed_url: `${origin}${CHANGELOG_PATH}`,
    items: changes.map((change) => ({
      id: change.id, url: `${origin}/docs/changes#${change.id}`, title: titleOf(change, language), content_text: change[language], date_published: instantOf(change), tags: [change.kind, ...change.operations],
    })),
  });
}

/** The changes as an Atom feed (RFC 4287). */
export function atomFeed({ origin, language }: Feed, changes: readonly ApiChange[]): string {
  const entries = changes.map((change) => `
  <entry>
    <id>${xml(`${origin}/docs/changes#${change.id}`)}</id>
    <title>${xml(titleOf(change, language))}</title>
    <updated>${instantOf(change)}</updated>
    <link href="${xml(`${origin}/docs/changes#${change.id}`)}"/>
    <category term="${change.kind}"/>
    <content type="text">${xml(change[language])}</content>
  </entry>`);
  const [newest] = changes;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
  <id>${xml(`${origin}${CHANGELOG_PATH}`)}</id>
  <title>${xml(TITLE[language])}</title>
  <updated>${newest === undefined ? '1970-01-01T00:00:00Z' : instantOf(newest)}</updated>
  <author><name>HaiCap</name></author>
  <link rel="self" type="application/atom+xml" href="${xml(`${origin}${CHANGELOG_PATH}`)}"/>
  <link rel="alternate" type="text/html" href="${xml(`${origin}/docs`)}"/>${entries.join('')}
</feed>
`;
}

const XML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const xml = (text: string) => text.replace(/[&<>"']/g, (sign) => XML[sign] ?? sign);

/** Serves the feed: Atom to whoever asks for XML, JSON to everybody else. */
export function serveChangelog(http: FastifyInstance, { publicOrigin }: { readonly publicOrigin: string }): void {
  http.get(CHANGELOG_PATH, (request, reply) => {
    const feed = { origin: publicOrigin, language: languageOf(request.headers['accept-language']) };
    const isAtom = /\b(?:atom\+xml|\/xml)/.test(request.headers.accept ?? '');
    const text = isAtom ? atomFeed(feed, API_CHANGES) : jsonFeed(feed, API_CHANGES);
    const tag = tagOfContent(text);
    reply.headers({ etag: tag, 'cache-control': 'public, no-cache', 'content-language': feed.language });
    varyBy(reply, 'accept', 'accept-language');
    if (isKnown(tag, request.headers['if-none-match'])) return reply.status(304).send();
    return reply.type(isAtom ? 'application/atom+xml; charset=utf-8' : 'application/feed+json; charset=utf-8').send(text);
  });
}
