import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { identityOf, isAlive, parseStat, signalProcess, waitForEnd } from '../cli/state/process-identity.ts';

describe('a process that was started', () => {
  it('is known as alive until it ends', async () => {
    const child = spawn('sleep', ['60']);
    const identity = identityOf(child.pid ?? 0);
    if (identity === undefined) throw new Error('the process has no identity');
    expect(isAlive(identity)).toBe(true);

    expect(signalProcess(identity, 'SIGTERM')).toBe(true);
    await once(child, 'exit');

    expect(await waitForEnd(identity, 1000)).toBe(true);
    expect(isAlive(identity)).toBe(false);
  });
});

describe('a pid that was given to another program', () => {
  it('is not signalled', async () => {
    const child = spawn('sleep', ['60']);
    const identity = identityOf(child.pid ?? 0);
    if (identity === undefined) throw new Error('the process has no identity');
    const earlier = { ...identity, startedTicks: String(Number(identity.startedTicks) - 1) };
    const beforeReboot = { ...identity, bootId: 'another boot' };

    expect(signalProcess(earlier, 'SIGKILL')).toBe(false);
    expect(signalProcess(beforeReboot, 'SIGKILL')).toBe(false);
    expect(isAlive(identity)).toBe(true);

    child.kill('SIGKILL');
    await once(child, 'exit');
  });
});

describe('the start time in /proc', () => {
  it('is found behind a command name with spaces and brackets', () => {
    const fields = ['S', ...Array.from({ length: 18 }, (_, at) => String(at)), '987654', 'rest'];

    expect(parseStat(`42 (a (b) c) ${fields.join(' ')}\n`)).toEqual({ state: 'S', startedTicks: '987654' });
  });

  it('is absent from a text that is cut off', () => {
    expect(parseStat('42 (sleep) S 1 2')).toBeUndefined();
  });
});
