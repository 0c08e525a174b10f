import { walk } from './source-files.mjs';

const MIGRATION = /^services\/([^/]+)\/src\/database\/migrations\/([^/]+)\.ts$/;

/** Changes of a table that rows may already be in; on a table made in the same file they are harmless. */
const BLOCKING = [
  { pattern: /CREATE\s+(?:UNIQUE\s+)?INDEX\s+(?!CONCURRENTLY)(?:IF\s+NOT\s+EXISTS\s+)?\S+\s+ON\s+(?:ONLY\s+)?([\w."]+)/gi, why: 'index without CONCURRENTLY' },
  { pattern: /ALTER\s+TABLE\s+(?:ONLY\s+)?([\w."]+)[^;]*?ALTER\s+(?:COLUMN\s+)?\S+\s+(?:SET\s+DATA\s+)?TYPE\b/gi, why: 'type change rewrites the table' },
  { pattern: /ALTER\s+TABLE\s+(?:ONLY\s+)?([\w."]+)[^;]*?SET\s+NOT\s+NULL/gi, why: 'SET NOT NULL scans under a lock' },
  { pattern: /ALTER\s+TABLE\s+(?:ONLY\s+)?([\w."]+)[^;]*?ADD\s+COLUMN\s+(?:(?!DEFAULT|,)[^;])*?NOT\s+NULL(?![^;,]*DEFAULT)/gi, why: 'NOT NULL column without a default' },
  { pattern: /ALTER\s+TABLE\s+(?:ONLY\s+)?([\w."]+)[^;]*?ADD\s+CONSTRAINT\s+(?![^;]*NOT\s+VALID)/gi, why: 'constraint without NOT VALID' },
  { pattern: /ALTER\s+TABLE\s+(?:ONLY\s+)?([\w."]+)[^;]*?(?:DROP\s+COLUMN|RENAME\s)/gi, why: 'the release before still uses it: expand, migrate, contract' },
  { pattern: /(?:VACUUM\s+FULL|CLUSTER|LOCK\s+TABLE)\s+([\w."]+)/gi, why: 'locks the table for everybody' },
];

export const migrationRules = [
  {
    id: 'migration-number',
    sentence: 'is not numbered 0001-…, 0002-… without a gap',
    find: (file, workspace) => (MIGRATION.test(file.path) && !hasNextNumber(file.path, workspace.paths) ? [{ line: 1 }] : []),
  },
  {
    id: 'migration-locks',
    sentence: 'would lock or break a table in use',
    find: (file) => (MIGRATION.test(file.path) ? blockingChanges(file) : []),
  },
];

function hasNextNumber(path, paths) {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const earlier = paths.filter((other) => other.startsWith(folder) && other < path && MIGRATION.test(other)).length;
  return path.slice(folder.length).startsWith(`${String(earlier + 1).padStart(4, '0')}-`);
}

function blockingChanges(file) {
  const sql = statementsOf(file);
  const made = new Set([...sql.matchAll(/CREATE\s+(?:UNLOGGED\s+)?TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?([\w."]+)/gi)].map((match) => match[1]));
  return BLOCKING.flatMap(({ pattern, why }) =>
    [...sql.matchAll(pattern)].filter((match) => !made.has(match[1])).map((match) => ({ line: 1, detail: `${match[1]}: ${why}` })),
  );
}

/** The text of every string and template of the file; a placeholder becomes a name, so the grammar around it stays. */
function statementsOf(file) {
  const parts = [];
  walk(file.tree, (node) => {
    if (node.type === 'StringLiteral') parts.push(node.value);
    if (node.type === 'TemplateLiteral') parts.push(node.quasis.map((quasi) => quasi.raw).join('placeholder'));
  });
  return parts.join(';\n').replace(/--[^\n]*/g, '');
}
