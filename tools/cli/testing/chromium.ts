import { globSync } from 'node:fs';
import { findOnPath, run } from '../backing/debian-packages.ts';
import { projectRoot } from '../config.ts';
import { CliFailure, EXIT, reasonOf } from '../failure.ts';

const INSTALL = 'apt-get install -y --no-install-recommends chromium';

/** The one thing the launcher ever installs, and only as root: a browser cannot be run from an unpacked package. */
export async function ensureChromium(say: (text: string) => void): Promise<string | undefined> {
  if (!hasBrowserTests()) return undefined;
  const present = findOnPath('chromium') ?? findOnPath('chromium-browser');
  if (present !== undefined) return present;
  if (process.getuid?.() !== 0) throw new CliFailure(EXIT.backing, 'the browser tests need Chromium, and only root can install it', `run: sudo ${INSTALL}`);
  say('Installing Chromium …');
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = (): Promise<string> => run('apt-get', INSTALL.split(' ').slice(1), '/', environment);
  try {
    await install().catch(async () => {
      await run('apt-get', ['update'], '/', environment);
      return await install();
    });
  } catch (error) {
    throw new CliFailure(EXIT.backing, `Chromium could not be installed (${reasonOf(error)})`, `run: ${INSTALL}`);
  }
  return findOnPath('chromium');
}

function hasBrowserTests(): boolean {
  return globSync('{tests,web,services/*}/**/*.e2e-spec.ts', { cwd: projectRoot, exclude: (path) => path.endsWith('node_modules') || path.endsWith('dist') }).length > 0;
}
