import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Rules of `.oxlintrc.json` that the lint canary did not trip: misspelt, switched off, or without a line there. */
export function untrippedLintRules(root) {
  const config = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8'));
  const configured = Object.entries(config.rules).filter(([, setting]) => setting !== 'off').map(([rule]) => rule);
  const reported = new Set(lint(root, { ...config, ignorePatterns: [] }));
  return configured.filter((rule) => !reported.has(rule));
}

// The canary is ignored by the everyday configuration, so it is linted with a copy that ignores nothing.
function lint(root, config) {
  const folder = mkdtempSync(join(tmpdir(), 'haicap-lint-'));
  try {
    writeFileSync(join(folder, 'oxlintrc.json'), JSON.stringify(config));
    const output = runOxlint(root, ['--type-aware', '-c', join(folder, 'oxlintrc.json'), '-f', 'json', 'tools/boundaries/lint-canary']);
    return JSON.parse(output).diagnostics.map(({ code }) => code.replace(/^(\w+)\(([^)]+)\)$/, '$1/$2'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runOxlint(root, args) {
  try {
    return execFileSync(join(root, 'node_modules', '.bin', 'oxlint'), args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    // Exit code 1 is the expected answer: the canary breaks every rule.
    if (error.status === 1 && error.stdout) return error.stdout;
    throw error;
  }
}
