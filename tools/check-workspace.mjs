// Rules about single files that neither the linter nor dependency-cruiser can express.
// usage: node tools/check-workspace.mjs
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkDocuments, documentRules, listDocuments } from './boundaries/document-rules.mjs';
import { openWorkspace } from './boundaries/declared-only.mjs';
import { migrationRules } from './boundaries/migration-rules.mjs';
import { readSourceFiles } from './boundaries/source-files.mjs';
import { sourceRules } from './boundaries/source-rules.mjs';

const FILES_FLOOR = 525;
const fileRules = [...sourceRules, ...migrationRules];

/** Every broken file rule below `root`, and how many files were read. */
export function checkWorkspace(root) {
  const files = readSourceFiles(root);
  const documents = new Set(listDocuments(root, '.').map((path) => basename(path)));
  const workspace = { ...openWorkspace(root), documents, paths: files.map((file) => file.path) };
  const violations = files.flatMap((file) =>
    fileRules.flatMap((rule) =>
      rule.find(file, workspace).map(({ line, detail }) => ({ rule: rule.id, from: file.path, to: detail ?? '', line, comment: rule.sentence })),
    ),
  );
  return { fileCount: files.length, violations: [...violations, ...checkDocuments(root)] };
}

export const workspaceRuleIds = [...fileRules, ...documentRules].map((rule) => rule.id);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { fileCount, violations } = checkWorkspace(dirname(import.meta.dirname));
  for (const one of violations) console.error(`${one.from}:${one.line}  ${one.rule}: ${one.comment} ${one.to}`.trimEnd());
  if (fileCount < FILES_FLOOR) console.error(`only ${fileCount} files were read, at least ${FILES_FLOOR} are expected`);
  console.log(`check-workspace: ${fileCount} files, ${violations.length} violations`);
  process.exitCode = violations.length > 0 || fileCount < FILES_FLOOR ? 1 : 0;
}
