import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { STAFF_PAGES } from '../pages.js';

const STAFF = join(import.meta.dirname, '..');
const SOURCE = join(STAFF, '..');
const IMPORT = /^import (?!type )[^;]*?from '(\.[^']+)\.js';|^import '(\.[^']+)\.js';/gm;
const COMMAND = /useCommand\(\{ id: (?:'([^']+)'|`([^`]+)`)[^]*?\}\);?$/gm;
const KEYS = /\bkeys: (?:[^,'}]*\? )?'([^']+)'/;

interface Offered { readonly id: string; readonly keys: string; readonly file: string }

const texts = new Map<string, string>();
const textOf = (path: string) => { const text = texts.get(path) ?? readFileSync(path, 'utf8'); texts.set(path, text); return text; };
const fileOf = (path: string) => [`${path}.ts`, `${path}.tsx`].find((file) => existsSync(file));

/** A file and everything that comes with it. */
function comesWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, named, bare] of textOf(file).matchAll(IMPORT)) {
    const found = fileOf(join(dirname(file), named ?? bare ?? ''));
    if (found !== undefined) comesWith(found, seen);
  }
  return seen;
}

function commandsIn(file: string): Offered[] {
  return [...textOf(file).matchAll(COMMAND)].flatMap(([call, id, templated]) => {
    const keys = KEYS.exec(call)?.[1];
    return keys === undefined ? [] : [{ id: id ?? templated ?? '', keys, file: relative(SOURCE, file) }];
  });
}

/** Each key that more than one command has. A panel that stands in another's place offers its step under the same id. */
function doubles(commands: readonly Offered[]): string[] {
  const byKey = Map.groupBy(commands, ({ keys }) => keys);
  return [...byKey].filter(([, offered]) => new Set(offered.map(({ id }) => id)).size > 1).map(([keys, offered]) => `${keys}: ${[...new Set(offered.map(({ id }) => id))].sort().join(', ')}`);
}

const navKeys: Offered[] = STAFF_PAGES.flatMap(({ path, nav }) => (nav?.keys === undefined ? [] : [{ id: path, keys: nav.keys, file: 'staff/pages.ts' }]));
const frame = commandsIn(fileOf(join(STAFF, 'frame/staff-frame'))!).concat(commandsIn(fileOf(join(STAFF, 'deferred/undo-bar'))!));
const screens = globSync(join(STAFF, '**/pages.ts')).flatMap((pages) => [...textOf(pages).matchAll(/import\('(\.[^']+)\.js'\)/g)].map(([, page]) => fileOf(join(dirname(pages), page ?? ''))!));

/** One key that means two things at once, each with its reason. */
const MEANT: readonly string[] = [
  // Back to the list has the key while no step is open.
  'escape: back, step-close',
  // The page that takes in is open already, and is emptied for the next dossier.
  'f2: /can-bo/tiep-nhan, intake-next',
];

describe('a key of officers', () => {
  it('opens one page, whoever is signed in', () => {
    expect(navKeys.length).toBeGreaterThan(8);
    expect(doubles(navKeys)).toEqual([]);
  });

  it('means one thing on every screen, the keys of the frame and of the rail among them', () => {
    const found = screens.map((screen) => [...comesWith(screen)].flatMap(commandsIn));
    expect(screens.length).toBeGreaterThan(25);
    expect(found.flat().length).toBeGreaterThan(30);
    expect([...new Set(found.flatMap((commands) => doubles([...navKeys, ...frame, ...commands])))].filter((one) => !MEANT.includes(one))).toEqual([]);
  });

  it('is not the beginning of a key that has two parts', () => {
    const begins = new Set(navKeys.filter(({ keys }) => keys.includes('>')).map(({ keys }) => keys.split('>')[0]));
    expect(screens.flatMap((screen) => [...comesWith(screen)].flatMap(commandsIn)).filter(({ keys }) => begins.has(keys))).toEqual([]);
  });

  it('is found where two commands of a screen have it', () => {
    expect(doubles([{ id: 'a', keys: 'x', file: '' }, { id: 'b', keys: 'x', file: '' }])).toEqual(['x: a, b']);
  });
});
