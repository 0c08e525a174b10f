import type { Language } from '@haicap/contracts';
import { CLOSED_TO_ALL, reported } from '../web/security-headers.js';
import { wordsOf } from './docs-words.js';
import { html, type Html } from './html.js';

/** These pages have no script and no style but their own file. */
export const DOCS_POLICY = reported(`default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'none'; ${CLOSED_TO_ALL}`);

export interface DocsPage {
  readonly language: Language;
  /** Where the page is, for the link to its other language. */
  readonly path: string;
  readonly title: string;
  readonly content: Html;
}

const PLACES = [['/docs', 'start'], ['/docs/api', 'api'], ['/docs/events', 'events'], ['/docs/errors', 'errors'], ['/docs/changes', 'changes']] as const;

/** One page of the documents: the places, the other language, the content. */
export function framed({ language, path, title, content }: DocsPage): string {
  const words = wordsOf(language);
  const other = language === 'vi' ? 'en' : 'vi';
  const links = PLACES.map(([place, word]) => html`<a href="${place}?lang=${language}"${place === path && html` aria-current="page"`}>${words[word]}</a>`);
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · HaiCap</title>
<link rel="stylesheet" href="/docs/docs.css">
<link rel="alternate" hreflang="${other}" href="${path}?lang=${other}">
<link rel="alternate" type="application/atom+xml" href="/api/v1/changelog">
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header><nav aria-label="HaiCap">${links}<a href="${path}?lang=${other}" hreflang="${other}" lang="${other}">${words.other}</a></nav></header>
<main id="content"><h1>${title}</h1>${content}</main>
</body>
</html>
`.text;
}

/** Light and dark as the reader's system has it; wide things scroll by themselves, never the page. */
export const DOCS_CSS = `:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--soft:#57606a;--line:#d0d7de;--link:#0b57a4;--mark:#f6f8fa}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#0d1117;--soft:#9aa4af;--line:#30363d;--link:#79b8ff;--mark:#161b22}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 "Be Vietnam Pro",system-ui,sans-serif;overflow-wrap:anywhere}
a{color:var(--link)}
.skip{position:absolute;left:-100vw}
.skip:focus{left:.5rem;top:.5rem;background:var(--paper);padding:.5rem}
header{border-bottom:1px solid var(--line);background:var(--mark)}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem;max-width:72rem;margin:0 auto;padding:.5rem 1rem}
nav a{padding:.35rem 0;text-decoration:none}
nav a[aria-current]{color:var(--ink);font-weight:600}
nav a:last-child{margin-left:auto}
main{max-width:72rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem;line-height:1.25}
h2{font-size:1.25rem;margin-top:2.5rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}
h3{font-size:1rem;margin-bottom:.25rem}
code{font:.9em ui-monospace,"Cascadia Mono",monospace;background:var(--mark);padding:.1em .3em;border-radius:4px}
small,.type{color:var(--soft)}
.type{font:.85em ui-monospace,monospace}
section{scroll-margin-top:1rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;border-bottom:1px solid var(--line);padding:.5rem .75rem .5rem 0}
tr:target,section:target{background:var(--mark)}
.fields,.choices{padding-left:1.1rem;margin:.25rem 0}
.fields li,.choices li{margin:.3rem 0}
summary{cursor:pointer;padding:.15rem 0}
@media (max-width:40rem){table.stack thead{display:none}table.stack tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}table.stack td{display:block;border:0;padding:.1rem 0}}
`;
