import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const project = resolve(import.meta.dirname, '../..');
/** As SECURITY.md names it. */
const COMMAND = 'npm sbom --sbom-format=cyclonedx --package-lock-only';

interface Locked { readonly version?: string; readonly link?: boolean; readonly resolved?: string; readonly integrity?: string; readonly dependencies?: Record<string, string>; readonly optionalDependencies?: Record<string, string> }
interface Component { readonly name: string; readonly group?: string; readonly version: string; readonly purl?: string; readonly hashes?: { readonly alg: string }[]; readonly licenses?: { readonly license?: { readonly id?: string }; readonly expression?: string }[] }

const lock = (JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }).packages;
const [program = '', ...words] = COMMAND.split(' ');
const bill = JSON.parse(execFileSync(program, words, { cwd: project, encoding: 'utf8', maxBuffer: 32 << 20 })) as { components: Component[] };
const NPM = 'pkg:npm/';
/** A package by its own name: one that is locked under another name (an alias) is listed under that, and only its purl says what it is. */
const nameOf = ({ group, name, version, purl }: Component) => (purl?.startsWith(NPM) === true ? decodeURIComponent(purl.slice(NPM.length)) : `${group === undefined ? '' : `${group}/`}${name}@${version}`);
const listed = new Map(bill.components.map((one) => [nameOf(one), one]));

/** What an installation runs: services, pages, and the libraries below them. Counted from the lock file, by the rules by which Node.js finds a package. */
function running(): Set<string> {
  const workspaces = [...['services', 'libs'].flatMap((folder) => readdirSync(join(project, folder)).map((name) => `${folder}/${name}`)), 'web', 'sdk'].filter((path) => path !== 'libs/testing' && path in lock);
  const seen = new Set<string>();
  const queue = [...workspaces];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const { dependencies = {}, optionalDependencies = {} } = lock[at] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const found = find(at, name);
      if (found !== undefined) queue.push(found);
      else if (!(name in optionalDependencies)) throw new Error(`${at} depends on ${name}, which is not locked`);
    }
  }
  return new Set([...seen].filter((path) => path.includes('node_modules/')).map((path) => `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${lock[path]?.version}`));
}

function find(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '') {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    const locked = lock[path];
    if (locked !== undefined) return locked.link === true ? locked.resolved : path;
    if (folder === '') return undefined;
  }
}

/** Licences under which packages may come along, as a whole or by one of their words. */
const LICENCES = ['MIT', 'Apache-2.0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'Unlicense', 'Zlib', 'OFL-1.1', 'CC0-1.0', 'PostgreSQL',
  // libvips beside sharp: a library of its own that anybody can replace.
  'LGPL-3.0-or-later'];
/** Whose package says none; a file beside it does. */
const BY_FILE: Readonly<Record<string, { readonly file: string; readonly says: string }>> = {
  'combine-errors': { file: 'Readme.md', says: '\n## License\n\nMIT' }, 'png-js': { file: 'LICENSE', says: 'MIT License' },
};
const wordsOf = ({ licenses = [] }: Component) => licenses.flatMap(({ license, expression }) => [license?.id ?? '', ...(expression ?? '').split(/[()\s]+|\bAND\b|\bOR\b/)]).filter((word) => word !== '');

describe('the list of packages that an installation runs', () => {
  it('is made by the command that SECURITY.md names', () => {
    expect(readFileSync(join(project, 'SECURITY.md'), 'utf8')).toContain(COMMAND);
  });

  it('names every package that the lock file leads to, with its checksum', () => {
    const needed = running();

    expect(needed.size).toBeGreaterThan(150);
    expect([...needed].filter((name) => !listed.has(name))).toEqual([]);
    expect([...needed].filter((name) => !listed.get(name)?.hashes?.some(({ alg }) => alg === 'SHA-512'))).toEqual([]);
  });

  it('names a licence of each, and none but those we take', () => {
    const needed = running();
    const foreign = [...listed.values()].filter((one) => needed.has(nameOf(one)));
    const silent = foreign.filter((one) => wordsOf(one).length === 0).map(({ name }) => name);

    expect(silent).toEqual(Object.keys(BY_FILE));
    for (const [name, { file, says }] of Object.entries(BY_FILE)) expect(readFileSync(join(project, 'node_modules', name, file), 'utf8')).toContain(says);
    expect(foreign.filter((one) => wordsOf(one).some((word) => !LICENCES.includes(word))).map((one) => [nameOf(one), wordsOf(one)])).toEqual([]);
  });

  it('comes from one place alone, each package with a checksum of its bytes', () => {
    const packages = Object.entries(lock).filter(([path, { link }]) => path.includes('node_modules/') && link !== true);

    expect(packages.filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true).map(([path]) => path)).toEqual([]);
    expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  });
});
