import { gzipSync } from 'node:zlib';
import type { Logger, Plugin, Rollup } from 'vite';

const KB = 1_000;
const GZIP_LEVEL = 9;
/** What one application may send at its first look (script, gzip): entry, everything it imports at once, and the page that opens first. */
const ENTRIES = [
  { name: 'citizen', entry: 'index.html', first: '/citizen/home/home-page.tsx', maxKb: 150 },
  { name: 'staff', entry: 'can-bo.html', first: '/staff/start/start-page.tsx', maxKb: 450 },
] as const;
const CHUNK_MAX_KB = 80;
/** Chunks that are larger, why, and until where. */
const LARGER: readonly { readonly module: string; readonly maxKb: number; readonly why: string }[] = [
  { module: '/antd/es/table/', maxKb: 140, why: 'the table of antd, fetched with the first list' },
  { module: '/pdfjs-dist/legacy/build/pdf.mjs', maxKb: 160, why: 'draws papers, fetched with the first one' },
];

type Chunk = Rollup.OutputChunk;

/** Prints what each application sends and fails the build when a budget is exceeded: on 3G, 150 KB are a second and a half. */
export function budgets(): Plugin {
  let logger: Logger | undefined;
  return {
    name: 'budgets',
    apply: 'build',
    configResolved: (config) => { logger = config.logger; },
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((one): one is Chunk => one.type === 'chunk');
      const sizes = sizesOf(chunks);
      logger?.info(`\nbudgets (script)\n  ${sizes.map(wordsOf).join('\n  ')}\n`);
      const exceeded = sizes.filter(({ kb, maxKb }) => kb > maxKb);
      if (exceeded.length > 0) this.error(`more than a budget allows:\n  ${exceeded.map(wordsOf).join('\n  ')}`);
    },
  };
}

interface Size { readonly what: string; readonly kb: number; readonly maxKb: number }

const wordsOf = ({ what, kb, maxKb }: Size) => `${what}: ${kb.toFixed(1)} of ${maxKb} KB gzip`;
const zippedKb = ({ code }: Chunk) => gzipSync(code, { level: GZIP_LEVEL }).length / KB;

/** Each first look, every chunk that is named as larger, and the largest of the others. */
function sizesOf(chunks: readonly Chunk[]): Size[] {
  const looks = ENTRIES.map(({ name, entry, first, maxKb }) => ({ name, maxKb, files: firstLook(chunks, entry, first) }));
  const later = chunks.filter((chunk) => !looks.some(({ files }) => files.has(chunk))).map((chunk) => ({
    what: chunk.name, kb: zippedKb(chunk), larger: LARGER.find(({ module }) => chunk.moduleIds.some((id) => id.includes(module))),
  }));
  const others = later.filter(({ larger }) => larger === undefined).sort((a, b) => b.kb - a.kb);
  return [
    ...looks.map(({ name, maxKb, files }) => ({ what: `${name}, first look`, kb: [...files].reduce((sum, chunk) => sum + zippedKb(chunk), 0), maxKb })),
    ...later.flatMap(({ what, kb, larger }) => (larger === undefined ? [] : [{ what: `${what} (${larger.why})`, kb, maxKb: larger.maxKb }])),
    ...others.slice(0, 1).map(({ what, kb }) => ({ what: `${what}, the largest of ${others.length} fetched later`, kb, maxKb: CHUNK_MAX_KB })),
  ];
}

/** The chunks a browser fetches before the first page of an entry stands. */
function firstLook(chunks: readonly Chunk[], entry: string, first: string): Set<Chunk> {
  const begin = chunks.filter(({ facadeModuleId, isEntry }) => isEntry && (facadeModuleId ?? '').endsWith(`/${entry}`));
  const page = chunks.filter(({ moduleIds }) => moduleIds.some((id) => id.endsWith(first)));
  if (begin.length !== 1 || page.length !== 1) throw new Error(`budgets: ${entry} has ${begin.length} entries and ${page.length} first pages`);
  const files = new Set<Chunk>();
  const follow = (chunk: Chunk) => {
    if (files.has(chunk)) return;
    files.add(chunk);
    for (const next of chunks) if (chunk.imports.includes(next.fileName)) follow(next);
  };
  [...begin, ...page].forEach(follow);
  return files;
}
