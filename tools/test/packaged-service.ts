import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './compose-file.ts';
import type { ComposeService } from './compose-file.ts';

/** The account of the Dockerfile. Only root can start a process as somebody else. */
const CONTAINER_UID = 10_001;
const isRoot = process.getuid?.() === 0;
export const runAs = isRoot ? { uid: CONTAINER_UID, gid: CONTAINER_UID } : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
const RUN_SECRETS = '/run/secrets';
const IMAGE_FOLDER = '/opt/haicap';
const VOLUME_FOLDER = '/var/lib/haicap';

export type Outcome = { code: number | null; output: string };

export function run(command: string, args: readonly string[], options: { cwd?: string; env?: Record<string, string>; uid?: number; gid?: number } = {}): Promise<Outcome> {
  return new Promise((done) => {
    execFile(command, args, { ...options, maxBuffer: 8 << 20 }, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : null, output: `${stdout}${stderr}` });
    });
  });
}

export const buildService = (name: string, out: string): Promise<Outcome> => run(process.execPath, [join(project, 'tools/build-service.mjs'), name, out]);

export type PackagedWish = {
  name: string;
  compose: ComposeService;
  /** A folder that any account may enter. */
  folder: string;
  /** The files tools/compose-files.mjs wrote. */
  mounted: string;
  /** Names of servers in the compose file, and the addresses they have here. */
  addresses: Readonly<Record<string, string>>;
  ports: Readonly<Record<string, string>>;
};

/**
 * A service as its container would run it, as far as that goes without one: built by tools/build-service.mjs into a
 * folder nobody can write to, started under the account of the image with the environment and the secrets of the
 * compose file, and with a temporary folder of its own.
 */
export class PackagedService {
  readonly out: string;
  readonly tmp: string;
  /** Stands for the volumes of the container. */
  readonly volumes: string;
  readonly env: Record<string, string>;
  private readonly node: string;
  private readonly wish: PackagedWish;

  private constructor(wish: PackagedWish) {
    this.wish = wish;
    this.out = join(wish.folder, wish.name, 'image');
    this.tmp = join(wish.folder, wish.name, 'tmp');
    this.volumes = join(wish.folder, wish.name, 'volumes');
    this.node = join(wish.folder, 'node');
    this.env = { ...this.environmentOf(wish.compose), ...wish.ports };
  }

  static async build(wish: PackagedWish): Promise<PackagedService> {
    const service = new PackagedService(wish);
    const built = await buildService(wish.name, service.out);
    if (built.code !== 0) throw new Error(`${wish.name} could not be built:\n${built.output}`);
    setWritable(service.out, false);
    for (const folder of [service.tmp, service.volumes]) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if (isRoot) chownSync(folder, CONTAINER_UID, CONTAINER_UID);
    }
    mkdirSync(join(wish.folder, wish.name, 'secrets'));
    service.mountSecrets(wish.compose);
    return service;
  }

  get healthUrl(): string {
    return `http://127.0.0.1:${this.env['HAICAP_HEALTH_PORT']}`;
  }

  /** What the process left in its temporary folder. */
  leftInTmp(): string[] {
    return readdirSync(this.tmp);
  }

  /** Runs one of its entries to the end, in its own environment unless another one is given. */
  runEntry(entry: 'main.js' | 'migrate.js' | 'health.mjs', env = this.env): Promise<Outcome> {
    return run(this.node, ['--enable-source-maps', entry], { cwd: this.out, env, ...runAs });
  }

  /** What becomes of an attempt to write beside its entries. */
  tryToWrite(): Promise<Outcome> {
    return run(this.node, ['-e', 'fs.writeFileSync("written", "")'], { cwd: this.out, env: {}, ...runAs });
  }

  /** Its migration, with what the job of the compose file has and nothing else. */
  migrate(job: ComposeService): Promise<Outcome> {
    this.mountSecrets(job);
    return this.runEntry('migrate.js', this.environmentOf(job));
  }

  start(): RunningService {
    return new RunningService(spawn(this.node, ['--enable-source-maps', 'main.js'], { cwd: this.out, env: this.env, stdio: ['ignore', 'pipe', 'pipe'], ...runAs }));
  }

  private environmentOf({ environment }: ComposeService): Record<string, string> {
    const places = { [RUN_SECRETS]: join(this.wish.folder, this.wish.name, 'secrets'), [IMAGE_FOLDER]: this.out, [VOLUME_FOLDER]: this.volumes };
    const relocated = Object.entries(environment).map(([name, value]) => [name, replaceAll(this.relocate(value), places)]);
    return { NODE_ENV: 'production', TMPDIR: this.tmp, ...Object.fromEntries(relocated) as Record<string, string> };
  }

  private relocate(text: string): string {
    return replaceAll(text, this.wish.addresses);
  }

  private mountSecrets({ secrets }: ComposeService): void {
    const folder = join(this.wish.folder, this.wish.name, 'secrets');
    for (const { source, target } of secrets) writeFileSync(join(folder, target), this.relocate(readFileSync(join(this.wish.mounted, source), 'utf8')));
  }
}

export class RunningService {
  output = '';
  readonly pid: number | undefined;
  private readonly process: ChildProcess;
  private readonly ended: Promise<number | null>;

  constructor(started: ChildProcess) {
    this.process = started;
    this.pid = started.pid;
    for (const stream of [started.stdout, started.stderr]) stream?.on('data', (chunk: Buffer) => { this.output += chunk.toString(); });
    this.ended = new Promise((done) => { started.once('close', (code) => done(code)); });
  }

  /** Asks it to end, as `docker stop` does, and gives its exit code. */
  stop(): Promise<number | null> {
    this.process.kill('SIGTERM');
    return this.ended;
  }

  kill(): void {
    this.process.kill('SIGKILL');
  }
}

/** A copy of Node.js where any account may start it; the project may lie where only its owner may go. */
export function placeNode(folder: string): void {
  copyFileSync(process.execPath, join(folder, 'node'));
  chmodSync(join(folder, 'node'), 0o755);
}

export function setWritable(folder: string, writable: boolean): void {
  const mode = (isExecutable: boolean): number => (isExecutable ? 0o555 : 0o444) | (writable ? 0o200 : 0);
  if (writable) chmodSync(folder, mode(true));
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) setWritable(join(folder, entry.name), writable);
    else if (entry.isFile()) chmodSync(join(folder, entry.name), mode(false));
  }
  if (!writable) chmodSync(folder, mode(true));
}

function replaceAll(text: string, words: Readonly<Record<string, string>>): string {
  return Object.entries(words).reduce((changed, [from, to]) => changed.replaceAll(from, to), text);
}
