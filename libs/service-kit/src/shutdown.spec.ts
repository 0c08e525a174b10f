import { describe, expect, it } from '@jest/globals';
import { createLogger } from './logger.js';
import { createShutdown } from './shutdown.js';

const logger = createLogger({ service: 'kit', level: 'silent' });

function aShutdown(budgetMs = 1_000) {
  const done: string[] = [];
  const exits: number[] = [];
  const shutdown = createShutdown(logger, { budgetMs, exit: (code) => exits.push(code) });
  return { done, exits, shutdown };
}

describe('the end of a process', () => {
  it('runs its steps one after the other and exits with 0', async () => {
    const { done, exits, shutdown } = aShutdown();
    shutdown.step('slow', async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      done.push('slow');
    });
    shutdown.step('fast', () => void done.push('fast'));
    expect(shutdown.isDraining).toBe(false);

    await shutdown.begin('SIGTERM');

    expect(done).toEqual(['slow', 'fast']);
    expect(exits).toEqual([0]);
    expect(shutdown.isDraining).toBe(true);
  });

  it('runs them once, however often it is asked', async () => {
    const { done, exits, shutdown } = aShutdown();
    shutdown.step('only', () => void done.push('only'));

    await Promise.all([shutdown.begin('SIGTERM'), shutdown.begin('SIGINT')]);

    expect(done).toEqual(['only']);
    expect(exits).toEqual([0]);
  });

  it('goes on when a step fails', async () => {
    const { done, exits, shutdown } = aShutdown();
    shutdown.step('broken', () => Promise.reject(new Error('no')));
    shutdown.step('next', () => void done.push('next'));

    await shutdown.begin('SIGTERM');

    expect(done).toEqual(['next']);
    expect(exits).toEqual([0]);
  });

  it('gives up with 1 when its time is spent', async () => {
    const { exits, shutdown } = aShutdown(40);
    shutdown.step('endless', () => new Promise(() => {}));

    await shutdown.begin('SIGTERM');

    expect(exits).toEqual([1]);
  });

  it('exits with 1 after a fault nobody handled, and its steps have run', async () => {
    const { done, exits, shutdown } = aShutdown();
    shutdown.step('only', () => void done.push('only'));

    await shutdown.begin('unhandledRejection', 1);

    expect(done).toEqual(['only']);
    expect(exits).toEqual([1]);
  });

  it('leaves no listener behind', async () => {
    const before = process.listenerCount('SIGTERM');
    const { shutdown } = aShutdown();
    expect(process.listenerCount('SIGTERM')).toBe(before + 1);

    await shutdown.begin('SIGTERM');

    expect(process.listenerCount('SIGTERM')).toBe(before);
  });
});
