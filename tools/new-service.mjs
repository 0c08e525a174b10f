// Makes a service that starts, answers its followers and drains.
// usage: node tools/new-service.mjs <name> [--noun <noun>] [--no-install]
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const template = join(import.meta.dirname, 'service-template');
const pascal = (name) => name.split('-').map((word) => word[0].toUpperCase() + word.slice(1)).join('');

/** Writes services/<name> below `root` and makes it known to the compiler and to the topology. */
export function newService(root, name, noun = name) {
  if (!NAME.test(name) || !NAME.test(noun)) throw new Error(`"${name}", "${noun}": a name is lower-case words joined by hyphens`);
  const folder = join(root, 'services', name);
  if (existsSync(folder)) throw new Error(`services/${name} exists already`);
  const upper = name.toUpperCase().replaceAll('-', '_');
  const words = { name, noun, Name: pascal(name), camel: pascal(name).replace(/^./, (first) => first.toLowerCase()), CONSTANT: upper, STREAM: upper };
  const fill = (text) => text.replace(/\{\{(\w+)\}\}/g, (_, word) => words[word]);
  addToTopology(join(root, 'libs/contracts/src/topology.ts'), name, noun);
  addReference(join(root, 'tsconfig.json'), name);
  addReference(join(root, 'tsconfig.tests.json'), name);
  for (const path of readdirSync(template, { recursive: true }).filter((one) => one.endsWith('.txt'))) {
    const target = join(folder, fill(path.slice(0, -'.txt'.length)));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, fill(readFileSync(join(template, path), 'utf8')));
  }
  return folder;
}

function addToTopology(path, name, noun) {
  const key = name.includes('-') ? `'${name}'` : name;
  change(path, [
    [/(SERVICE_NAMES = \[[^\]]*?)(, 'gateway'\])/, `$1, '${name}'$2`],
    [/(\n)( {2}gateway: \{)/, `$1  ${key}: { database: true, nouns: ['${noun}'], follows: [], calls: [], watches: [] },\n$2`],
  ]);
}

function addReference(path, name) {
  change(path, [[/(\{ "path": "services\/reporting" \})/, `$1, { "path": "services/${name}" }`]]);
}

function change(path, replacements) {
  const text = replacements.reduce((before, [pattern, by]) => {
    if (!pattern.test(before)) throw new Error(`${path} does not look as expected: ${pattern} is not there`);
    return before.replace(pattern, by);
  }, readFileSync(path, 'utf8'));
  writeFileSync(path, text);
}

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { noun: { type: 'string' }, 'no-install': { type: 'boolean' }, root: { type: 'string' } },
  });
  const [name] = positionals;
  if (name === undefined || positionals.length > 1) throw new Error('usage: node tools/new-service.mjs <name> [--noun <noun>] [--no-install]');
  const root = values.root ?? dirname(import.meta.dirname);
  newService(root, name, values.noun ?? name);
  // Links the new workspace and writes it into the lock file, without which `npm ci` refuses.
  if (!values['no-install']) execFileSync('npm', ['install', '--no-progress'], { cwd: root, stdio: 'inherit' });
  console.log(`services/${name} is there. Start with its README.md; \`./haicap test integration\` runs its boot and shutdown tests.`);
}

try {
  main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
