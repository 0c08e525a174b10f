import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';

const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');

const FOLDERS = ['services', 'libs', 'simulators', 'tools', 'tests', 'web/src', 'sdk/src'];

export const importRuleIds = [...new Set(config.forbidden.map((rule) => rule.name))];

/** Cruises the workspace below `root`: the number of own modules and every broken rule as "rule · from → to". */
export async function cruiseWorkspace(root) {
  const { options, ...ruleSet } = config;
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)));
  const { output } = await cruise(folders, { ...options, validate: true, ruleSet, baseDir: root });
  return {
    moduleCount: output.modules.filter((module) => FOLDERS.some((folder) => module.source.startsWith(`${folder}/`))).length,
    violations: output.summary.violations.map(asViolation),
  };
}

function asViolation({ rule, from, to, cycle }) {
  const target = cycle ? cycle.map((step) => step.name).join(' → ') : to;
  return { rule: rule.name, from, to: target === from ? '' : target.replace(/^.*node_modules\/((@[^/]+\/)?[^/]+).*$/, '$1'), comment: '' };
}
