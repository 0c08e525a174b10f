// The boundaries of the workspace, and the proof that each of them would be noticed if it were crossed.
// usage: npm run check:boundaries
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkWorkspace, workspaceRuleIds } from './check-workspace.mjs';
import { cruiseWorkspace, importRuleIds } from './boundaries/cruise.mjs';
import { untrippedLintRules } from './boundaries/lint-canary.mjs';

// A cruiser that finds no files reports no violations. Raise this as the workspace grows: about 80 % of the real count.
const MODULES_FLOOR = 525;

const root = dirname(import.meta.dirname);
const canaryRoot = join(import.meta.dirname, 'boundaries', 'canary');

const asLine = ({ rule, from, to }) => `${rule} · ${from}${to ? ` → ${to}` : ''}`;

async function findViolations(folder) {
  const { moduleCount, violations } = await cruiseWorkspace(folder);
  const { fileCount, violations: inFiles } = checkWorkspace(folder);
  return { moduleCount, fileCount, violations: [...violations, ...inFiles] };
}

/** What the canary should have said and did not, or said without being asked. */
async function checkCanary() {
  const expected = JSON.parse(readFileSync(join(canaryRoot, 'expected.json'), 'utf8'));
  const { violations } = await findViolations(canaryRoot);
  const found = violations.map(asLine);
  const rules = [...importRuleIds, ...workspaceRuleIds];
  return [
    ...expected.filter((line) => !found.includes(line)).map((line) => `canary not caught: ${line}`),
    ...found.filter((line) => !expected.includes(line)).map((line) => `canary caught by surprise: ${line}`),
    ...rules
      .filter((rule) => expected.filter((line) => line.startsWith(`${rule} · `)).length !== 1)
      .map((rule) => `the canary needs exactly one violation of ${rule}`),
    ...(found.length === new Set(found).size ? [] : ['the canary reports a violation twice']),
  ];
}

const { moduleCount, fileCount, violations } = await findViolations(root);
const problems = [
  ...violations.map((one) => `${asLine(one)}${one.line ? ` (line ${one.line}: ${one.comment})` : ''}`),
  ...(moduleCount < MODULES_FLOOR ? [`only ${moduleCount} modules were seen, at least ${MODULES_FLOOR} are expected`] : []),
  ...(await checkCanary()),
  ...untrippedLintRules(root).map((rule) => `the lint canary does not trip ${rule}`),
];
for (const problem of problems) console.error(problem);
const ruleCount = importRuleIds.length + workspaceRuleIds.length;
console.log(`check-boundaries: ${moduleCount} modules, ${fileCount} files, ${ruleCount} rules, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
