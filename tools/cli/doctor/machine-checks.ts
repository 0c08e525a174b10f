import { readFileSync, statSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../config.ts';
import { freeBytes, openDataFolder, pathsOf } from '../installation/data-folder.ts';
import { CliFailure } from '../failure.ts';
import { readIfPresent } from '../state/files.ts';
import { checker, judgeLow } from './check.ts';
import type { Check } from './check.ts';

const GB = 1024 ** 3;
const runtime = checker('runtime');
const disk = checker('disk');
const clock = checker('clock');

export function machineChecks(dataFolder: string): Check[] {
  return [nodeCheck(), memoryCheck(), packagesCheck(), collationCheck(), timeZoneCheck(), dateCheck(), ...diskChecks(dataFolder)];
}

function nodeCheck(): Check {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 24) return runtime.ok('Node.js', process.versions.node);
  return runtime.fail('Node.js', `${process.versions.node} is older than 24`, 'start it with ./haicap, which uses the Node.js of node_modules');
}

function memoryCheck(): Check {
  const available = Number(/^MemAvailable:\s+(\d+) kB/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1] ?? 0) * 1024;
  const detail = `${(available / GB).toFixed(1)} GB of ${(totalmem() / GB).toFixed(1)} GB available, ${availableParallelism()} cores`;
  const state = judgeLow(available, { warn: 1.5 * GB, fail: 0.3 * GB });
  if (state === 'OK') return runtime.ok('memory', detail);
  const remedy = 'a province needs up to 4 GB: stop other programs or take a larger machine';
  return state === 'WARN' ? runtime.warn('memory', detail, remedy) : runtime.fail('memory', detail, remedy);
}

/** npm writes the installed tree beside the packages; it has to hold what the lock file holds. */
function packagesCheck(): Check {
  const wanted = readIfPresent(join(projectRoot, 'package-lock.json'));
  const present = readIfPresent(join(projectRoot, 'node_modules/.package-lock.json'));
  if (wanted === undefined || present === undefined) return runtime.fail('packages', 'node_modules is missing', 'run npm ci');
  const differing = differingPackages(wanted, present);
  if (differing.length === 0) return runtime.ok('packages', 'as in package-lock.json');
  return runtime.warn('packages', `${differing.length} differ from package-lock.json, for example ${differing[0]}`, 'run npm ci');
}

type Lock = { packages: Record<string, { version?: string; link?: boolean; optional?: boolean }> };

export function differingPackages(wanted: string, present: string): string[] {
  const installed = (JSON.parse(present) as Lock).packages;
  return Object.entries((JSON.parse(wanted) as Lock).packages)
    .filter(([path, entry]) => path.startsWith('node_modules/') && entry.link !== true)
    .filter(([path, entry]) => (installed[path] === undefined ? entry.optional !== true : installed[path].version !== entry.version))
    .map(([path]) => path.slice('node_modules/'.length));
}

function collationCheck(): Check {
  const { locale } = new Intl.Collator('vi').resolvedOptions();
  const sorted = ['Đà Nẵng', 'Điện Biên', 'Bắc Ninh', 'An Giang'].sort(new Intl.Collator('vi').compare).join(', ');
  if (locale === 'vi' && sorted === 'An Giang, Bắc Ninh, Đà Nẵng, Điện Biên') return runtime.ok('ICU vi in Node.js', 'Vietnamese names sort correctly');
  return runtime.fail('ICU vi in Node.js', `the locale resolves to "${locale}"`, 'start it with ./haicap, whose Node.js has all locales');
}

function timeZoneCheck(): Check {
  const noon = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', hour12: false }).format(new Date('2025-07-01T05:00:00Z'));
  return noon === '12' ? clock.ok('time zone data', 'Asia/Ho_Chi_Minh is UTC+7')
    : clock.fail('time zone data', `05:00 UTC is shown as ${noon} o'clock in Hà Nội`, 'start it with ./haicap, whose Node.js has the time zones');
}

/** The lock file came with the release, so a clock before it is wrong. */
function dateCheck(): Check {
  const released = Date.parse('2026-01-01T00:00:00Z');
  const now = new Date();
  if (now.getTime() > released) return clock.ok('date', now.toISOString());
  return clock.fail('date', `the clock says ${now.toISOString()}`, 'set the clock, for example with systemd-timesyncd or chrony');
}

function diskChecks(dataFolder: string): Check[] {
  try {
    openDataFolder(dataFolder);
  } catch (error) {
    if (error instanceof CliFailure) return [disk.fail('data folder', error.message, error.remedy ?? 'give another folder with --data')];
    throw error;
  }
  const free = freeBytes(dataFolder);
  const detail = `${(free / GB).toFixed(1)} GB free in ${dataFolder}`;
  const checks = [free < 5 * GB ? disk.warn('free space', detail, 'free some space: below 1 GB nothing starts') : disk.ok('free space', detail)];
  const secrets = statSync(pathsOf(dataFolder).secrets, { throwIfNoEntry: false });
  if (secrets === undefined) return [...checks, disk.skip('secrets', 'made at the first start')];
  const isPrivate = (secrets.mode & 0o077) === 0;
  return [...checks, isPrivate ? disk.ok('secrets', 'readable for their owner alone')
    : disk.fail('secrets', 'other accounts can read secrets.json', `chmod 600 ${pathsOf(dataFolder).secrets}`)];
}
