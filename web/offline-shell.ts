import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build, type Logger, type Plugin, type Rollup } from 'vite';
import type { Shell } from './src/offline/shell.js';

const KB = 1_000;
/** Kept from the folder `public`: they carry no hash in their name. */
const PUBLIC = ['/theme.js', '/mark.svg', '/manifest.webmanifest', '/icon-192.png'];
/** A citizen on 3G is not sent what only few pages need: such a chunk is fetched with its page. Officers keep everything. */
const CITIZEN_CHUNK_MAX_KB = 300;
const APPS = [
  { app: 'citizen', entry: 'index.html', page: '/', script: 'sw.js', chunkMaxKb: CITIZEN_CHUNK_MAX_KB },
  { app: 'staff', entry: 'can-bo.html', page: '/can-bo', script: 'can-bo-sw.js', chunkMaxKb: Infinity },
] as const;

type Output = Rollup.OutputChunk | Rollup.OutputAsset;

/** Builds the worker of each application with the list of the files it keeps, read from the bundle. */
export function offlineShell(): Plugin {
  let outDir = '';
  let logger: Logger | undefined;
  return {
    name: 'offline-shell',
    apply: 'build',
    configResolved: (config) => { outDir = resolve(import.meta.dirname, config.build.outDir); logger = config.logger; },
    writeBundle: async (_options, bundle) => {
      for (const { app, entry, page, script, chunkMaxKb } of APPS) {
        const kept = keptOf(Object.values(bundle), entry, chunkMaxKb);
        const files = [...kept.map(({ fileName }) => `/${fileName}`), ...PUBLIC].sort();
        const shell: Shell = { app, page, files, release: await releaseOf(outDir, entry, files) };
        await writeFile(join(outDir, script), await workerOf(shell));
        logger?.info(`offline shell of ${app}: ${files.length} files, ${(kept.reduce((sum, one) => sum + sizeOf(one), 0) / KB).toFixed(0)} KB before compression`);
      }
    },
  };
}

const sizeOf = (one: Output) => Buffer.byteLength(one.type === 'chunk' ? one.code : one.source);

/** Everything an entry may come to need: its chunks, their styles, the typeface. */
function keptOf(outputs: readonly Output[], entry: string, chunkMaxKb: number): Output[] {
  const chunks = outputs.filter((one): one is Rollup.OutputChunk => one.type === 'chunk');
  const first = chunks.find(({ facadeModuleId, isEntry }) => isEntry && (facadeModuleId ?? '').endsWith(`/${entry}`));
  if (first === undefined) throw new Error(`offline shell: ${entry} has no entry chunk`);
  const found = new Set<Rollup.OutputChunk>();
  const follow = (chunk: Rollup.OutputChunk) => {
    if (found.has(chunk) || sizeOf(chunk) > chunkMaxKb * KB) return;
    found.add(chunk);
    for (const next of chunks) if ([...chunk.imports, ...chunk.dynamicImports].includes(next.fileName)) follow(next);
  };
  follow(first);
  const styles = new Set([...found].flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
  const assets = outputs.filter(({ type, fileName }) => type === 'asset' && (styles.has(fileName) || fileName.endsWith('.woff2')));
  return [...found, ...assets];
}

/** Names of files carry the hash of their content; the page and the public files do not. */
async function releaseOf(outDir: string, entry: string, files: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(files.join('\n'));
  for (const name of [entry, ...PUBLIC.map((path) => path.slice(1))]) hash.update(await readFile(join(outDir, name)));
  return hash.digest('hex').slice(0, 12);
}

async function workerOf(shell: Shell): Promise<string> {
  const built = await build({
    configFile: false, root: import.meta.dirname, logLevel: 'warn', publicDir: false, define: { __SHELL__: JSON.stringify(shell) },
    build: { write: false, target: 'es2022', modulePreload: false, rollupOptions: { input: join(import.meta.dirname, 'src/offline/worker.ts') } },
  });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const [chunk, ...others] = outputs;
  if (chunk?.type !== 'chunk' || others.length > 0) throw new Error('a worker has to be one script');
  return chunk.code;
}
