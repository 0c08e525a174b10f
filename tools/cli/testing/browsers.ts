import { globSync } from 'node:fs';
import { findOnPath, run } from '../backing/debian-packages.ts';
import { projectRoot } from '../config.ts';
import { CliFailure, EXIT, reasonOf } from '../failure.ts';

/** One with windows and a viewer of PDFs, and the same engine without them, which opens pages in less than half the time. */
const BROWSERS = ['chromium', 'chromium-headless-shell'] as const;
const INSTALL = `apt-get install -y --no-install-recommends ${BROWSERS.join(' ')}`;

/** The one thing the launcher ever installs, and only as root: a browser cannot be run from an unpacked package. */
export async function ensureBrowsers(say: (text: string) => void): Promise<void> {
  if (!hasBrowserTests() || BROWSERS.every((name) => findOnPath(name) !== undefined)) return;
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
}

function hasBrowserTests(): boolean {
  return globSync('{tests,web,services/*}/**/*.e2e-spec.ts', { cwd: projectRoot, exclude: (path) => path.endsWith('node_modules') || path.endsWith('dist') }).length > 0;
}
