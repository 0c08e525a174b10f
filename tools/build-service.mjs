#!/usr/bin/env node
// Puts one built service with everything it needs at run time into a folder, without a network. The folder keeps the
// tree of the repository (services/<name>, libs/*, node_modules), so module resolution is the same in both.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const USAGE = `usage: node tools/build-service.mjs <name> <out>

  <name>  a folder of services/, for example dossier
  <out>   a folder that does not exist yet or is empty

In the result, main.js starts the service, migrate.js brings its database up to date (where it has one) and
health.mjs says whether it is ready. Nothing is written there, so it may be read-only.`;

function refuse(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function readArguments(words) {
  if (words.includes('--help')) {
    process.stdout.write(`${USAGE}\n`);
    process.exit(0);
  }
  const [name, out, ...rest] = words;
  if (name === undefined || out === undefined || rest.length > 0) refuse(USAGE);
  const services = readdirSync(join(ROOT, 'services'));
  if (!services.includes(name)) refuse(`there is no service ${name}; there are ${services.join(', ')}`);
  const target = resolve(out);
  if (existsSync(target) && readdirSync(target).length > 0) refuse(`${target} is not empty`);
  return { name, out: target };
}

const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** The folder a package is resolved to from another one, as Node does it. Undefined when it is not installed. */
function resolvePackage(from, name) {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === ROOT || folder === dirname(folder)) return undefined;
  }
}

/** Every package that is needed at run time, by its place in the tree; workspaces are links to their folders. */
function closureOf(serviceFolder) {
  const places = new Set();
  const links = new Map();
  const queue = [serviceFolder];
  while (queue.length > 0) {
    const folder = queue.pop();
    if (places.has(folder)) continue;
    places.add(folder);
    for (const found of neededBy(folder)) {
      const real = realpathSync(found);
      if (real !== found) links.set(found, real);
      queue.push(real);
    }
  }
  return { places, links };
}

/** Where the packages are that a folder needs; optional ones and peers may be absent. */
function neededBy(folder) {
  const { name, dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = manifestOf(folder);
  const mayBeAbsent = { ...optionalDependencies, ...peerDependencies };
  return Object.keys({ ...dependencies, ...mayBeAbsent }).flatMap((wanted) => {
    const found = resolvePackage(folder, wanted);
    if (found === undefined && !(wanted in mayBeAbsent)) throw new Error(`${wanted}, needed by ${name}, is not installed; run npm ci`);
    return found === undefined ? [] : [found];
  });
}

const isWorkspace = (folder) => !relative(ROOT, folder).split('/').includes('node_modules');

function copyWorkspace(folder, target) {
  const manifest = manifestOf(folder);
  mkdirSync(target, { recursive: true });
  cpSync(join(folder, 'dist'), join(target, 'dist'), { recursive: true, filter: (path) => !/\.tsbuildinfo$|\.d\.ts$|\/dist\/test-build$/.test(path) });
  const { name, version, license, type, exports, imports, dependencies } = manifest;
  const shipped = { name, version, license, type, exports: withoutTestBuild(exports), imports: withoutTestBuild(imports), dependencies };
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(shipped, null, 2)}\n`);
}

/** Neither a name nor a condition leads to what is not there (docs/adr/0018). */
function withoutTestBuild(targets) {
  if (typeof targets !== 'object' || targets === null) return targets;
  const kept = Object.entries(targets).filter(([name]) => !name.endsWith('/test-build'));
  return Object.fromEntries(kept.map(([name, target]) => [name, withoutTestBuild(target)]));
}

function copyPackage(folder, target) {
  // A package nested in another one has a place of its own in the closure and comes only when it is needed.
  cpSync(folder, target, { recursive: true, filter: (path) => !relative(folder, path).split('/').includes('node_modules') && !/\.[cm]?ts$|\.map$/.test(path) });
}

/** A tool that fails has said why; a stack of this script would only hide it. */
function runTool(script, words, cwd, stdio) {
  try {
    execFileSync(process.execPath, [join(ROOT, script), ...words], { cwd, stdio });
  } catch (error) {
    process.stderr.write(`${script} ended with ${error.status ?? error.signal}; nothing was made\n`);
    process.exit(1);
  }
}

function linkWorkspaces(links, out) {
  for (const [link, real] of links) {
    const place = join(out, relative(ROOT, link));
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(relative(dirname(place), join(out, relative(ROOT, real))), place);
  }
}

/** The same names for every service, so that one Dockerfile fits all of them. */
function writeEntries(name, out) {
  const dist = `./services/${name}/dist`;
  writeFileSync(join(out, 'main.js'), `import '${dist}/main.js';\n`);
  if (existsSync(join(out, dist, 'database/migrate.js'))) writeFileSync(join(out, 'migrate.js'), `import '${dist}/database/migrate.js';\n`);
  copyFileSync(join(ROOT, 'tools/service-image/health.mjs'), join(out, 'health.mjs'));
  const { version } = manifestOf(ROOT);
  writeFileSync(join(out, 'package.json'), `${JSON.stringify({ name: `haicap-${name}`, version, private: true, license: 'Apache-2.0', type: 'module' }, null, 2)}\n`);
  return version;
}

/** The account that runs the service is another one than the builder, whatever umask the builder has. */
function letEverybodyRead(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) letEverybodyRead(path);
    else if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o111) === 0 ? 0o644 : 0o755);
  }
}

function main() {
  const { name, out } = readArguments(process.argv.slice(2));
  const serviceFolder = join(ROOT, 'services', name);
  runTool('node_modules/typescript/bin/tsc', ['-b', serviceFolder], ROOT, ['ignore', 'inherit', 'inherit']);
  const { places, links } = closureOf(serviceFolder);
  for (const folder of places) {
    const target = join(out, relative(ROOT, folder));
    if (isWorkspace(folder)) copyWorkspace(folder, target);
    else copyPackage(folder, target);
  }
  linkWorkspaces(links, out);
  if (name === 'gateway') buildWeb(join(out, 'web/dist'));
  const version = writeEntries(name, out);
  letEverybodyRead(out);
  process.stdout.write(`${name} ${version}: ${places.size} packages in ${out}\n`);
}

/** Straight into the result: the pages in web/dist may be in use by an installation that runs from this folder. */
function buildWeb(target) {
  runTool('node_modules/vite/bin/vite.js', ['build', '--outDir', target, '--emptyOutDir'], join(ROOT, 'web'), ['ignore', 'ignore', 'inherit']);
}

main();
