import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'vite';

const SOURCE = join(import.meta.dirname, 'src/verify-receipt');

/** Builds the page that verifies receipts into one file: script and style inside, allowed by their hashes, and no network. */
export function standAlonePage(): Plugin {
  let outDir = '';
  return {
    name: 'stand-alone-page',
    apply: 'build',
    configResolved: (config) => { outDir = config.build.outDir; },
    closeBundle: async () => {
      const [html, style, script] = await Promise.all([readFile(join(SOURCE, 'page.html'), 'utf8'), readFile(join(SOURCE, 'page.css'), 'utf8'), bundle()]);
      const policy = `default-src 'none'; script-src '${hashed(script)}'; style-src '${hashed(style)}'; base-uri 'none'; form-action 'none'`;
      // Functions, so that a dollar sign in the script is no pattern.
      const page = html.replace('__POLICY__', () => policy).replace('__STYLE__', () => style).replace('__SCRIPT__', () => script);
      await writeFile(join(resolve(import.meta.dirname, outDir), 'verify-receipt.html'), page);
    },
  };
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false, root: import.meta.dirname, logLevel: 'warn',
    build: { write: false, target: 'es2020', modulePreload: false, rollupOptions: { input: join(SOURCE, 'main.ts') } },
  });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const [chunk, ...others] = outputs;
  if (chunk?.type !== 'chunk' || others.length > 0) throw new Error('the stand-alone page has to be one script');
  if (/<\/script|<!--/i.test(chunk.code)) throw new Error('the script of the stand-alone page would end its own element');
  return chunk.code;
}

function hashed(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
