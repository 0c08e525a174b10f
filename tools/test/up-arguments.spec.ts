import { basename, isAbsolute, join } from 'node:path';
import { parseUpFlags } from '../cli/commands/up.ts';
import { CliFailure } from '../cli/failure.ts';
import { parsePort, parseProvince, PROVINCES } from '../cli/installation/provinces.ts';
import { callerFolder, projectRoot } from '../cli/config.ts';

function failureOf(work: () => unknown): CliFailure {
  try {
    work();
  } catch (error) {
    if (error instanceof CliFailure) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('the province asked for on the command line', () => {
  it('is one of the 34', () => {
    expect(Object.keys(PROVINCES)).toHaveLength(34);
    expect(parseProvince('38')).toBe('38');
    expect(parseProvince('1')).toBe('01');
  });

  it('is refused with the list of all when there is none of that code', () => {
    const failure = failureOf(() => parseProvince('99'));

    expect(failure.exitCode).toBe(2);
    expect(failure.message).toBe('there is no province "99"');
    expect(failure.remedy).toMatch(/^choose one of 01 Hà Nội, 04 Cao Bằng, .*38 Thanh Hóa.*96 Cà Mau$/);
  });

  it.each(['', '038', 'Thanh Hóa', '3 8', 'constructor', '__proto__'])('is refused when it is "%s"', (text) => {
    expect(failureOf(() => parseProvince(text)).exitCode).toBe(2);
  });
});

describe('the port asked for on the command line', () => {
  it('is a number from 1 to 65535', () => {
    expect(parsePort('8081')).toBe(8081);
  });

  it.each(['0', '65536', '-1', '8080.5', '80 80', 'http', '0x50', ''])('is refused when it is "%s"', (text) => {
    expect(failureOf(() => parsePort(text)).exitCode).toBe(2);
  });
});

describe('the data folder', () => {
  it('is .haicap in the project when none is given, from wherever the command is typed', () => {
    expect(parseUpFlags({}, 0).dataFolder).toBe(join(projectRoot, '.haicap'));
    expect(basename(projectRoot)).not.toBe('tools');
  });

  it('is meant relative to where the caller stands', () => {
    const { dataFolder } = parseUpFlags({ data: 'some/where' }, 0);

    expect(isAbsolute(dataFolder)).toBe(true);
    expect(dataFolder).toBe(join(callerFolder, 'some/where'));
  });
});

describe('what is started beside the province', () => {
  it('is nothing, or the simulators that are named, each once', () => {
    expect(parseUpFlags({}, 0).simulators).toEqual([]);
    expect(parseUpFlags({ with: 'identity-provider' }, 0).simulators).toEqual(['identity-provider']);
    expect(parseUpFlags({ with: 'payment-simulator, identity-provider,payment-simulator' }, 0).simulators).toEqual(['payment-simulator', 'identity-provider']);
  });

  it.each(['', 'trickle', 'payment-simulator,', 'constructor'])('is refused when it is "%s"', (text) => {
    expect(failureOf(() => parseUpFlags({ with: text }, 0)).exitCode).toBe(2);
  });
});

describe('the source of PostgreSQL', () => {
  it('is npm, or the system when asked for, and nothing else', () => {
    expect(parseUpFlags({}, 0).postgres).toBe('npm');
    expect(parseUpFlags({ postgres: 'system' }, 0).postgres).toBe('system');
    expect(failureOf(() => parseUpFlags({ postgres: 'docker' }, 0)).exitCode).toBe(2);
  });
});
