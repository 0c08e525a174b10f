import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parseSync } from '@swc/core';

const ROOTS = ['services', 'libs', 'simulators', 'tools', 'tests', 'web', 'sdk'];
/** Made by a program from another file, and compared with it by a test. */
const GENERATED = new Set(['sdk/src/schema.ts']);
const SKIPPED = new Set(['node_modules', 'dist', 'canary', 'lint-canary', 'public', 'coverage']);
const EXTENSIONS = new Set(['.ts', '.tsx', '.mjs', '.cjs']);

/** Every hand-written source file below `root`, parsed. Paths are relative to `root`, with forward slashes. */
export function readSourceFiles(root) {
  return ROOTS.flatMap((folder) => listFiles(root, folder)).map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return { path, text, ...parse(path, text) };
  });
}

function listFiles(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name) || entry.name.startsWith('.')) return [];
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return listFiles(root, path);
    return EXTENSIONS.has(extname(entry.name)) && !GENERATED.has(path) ? [path] : [];
  });
}

// swc counts bytes from the first token it saw; the leading semicolon makes that the start of the file.
function parse(path, text) {
  const source = `;${text.replace(/^#!/, '//')}`;
  const typescript = !/\.[mc]js$/.test(path);
  const syntax = typescript ? { syntax: 'typescript', tsx: path.endsWith('x'), decorators: true } : { syntax: 'ecmascript' };
  const tree = parseSync(source, { ...syntax, target: 'es2022' });
  const bytes = Buffer.from(source);
  const start = tree.span.start;
  const lineOf = (node) => bytes.subarray(0, node.span.start - start).toString('utf8').split('\n').length;
  return { tree, lineOf };
}

/** Calls `visit` with every node of a syntax tree. */
export function walk(node, visit) {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const child of node) walk(child, visit);
    return;
  }
  if (typeof node.type === 'string') visit(node);
  for (const child of Object.values(node)) walk(child, visit);
}
