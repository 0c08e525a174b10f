import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', 'canary', 'public']);
const LINK = /\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/g;
const PATH = /`((?:services|libs|tools|tests|web|docs|simulators|deploy)\/[A-Za-z0-9_./-]+)`/g;

export const documentRules = [
  { id: 'no-dead-link', sentence: 'links to a file that does not exist', find: (text, folder) => mentions(text, LINK, folder) },
  { id: 'no-dead-path', sentence: 'names a path that does not exist', find: (text) => mentions(text, PATH, '.') },
];

/** Links and paths in the documents below `root` that lead nowhere; what a build makes is not looked for. */
export function checkDocuments(root) {
  return listDocuments(root, '.').flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return documentRules.flatMap((rule) =>
      rule
        .find(text, dirname(path))
        .filter(({ target }) => !target.includes('/dist/') && !existsSync(join(root, target)))
        .map(({ target, line }) => ({ rule: rule.id, from: path, to: target, line, comment: rule.sentence })),
    );
  });
}

function mentions(text, pattern, folder) {
  return [...text.matchAll(pattern)].map((match) => ({
    target: join(folder, match[1]),
    line: text.slice(0, match.index).split('\n').length,
  }));
}

/** Paths of the documents below a folder. */
export function listDocuments(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name) || entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listDocuments(root, path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}
