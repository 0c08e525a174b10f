import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../config.ts';

export type BenchProcess = { pid: number; order: <T>(order: object) => Promise<T>; close: () => Promise<void> };

/** A program that takes an order a line and answers each with a line of JSON. Its first line says that it is ready. */
export async function startBenchProcess(args: readonly string[], env: Record<string, string>): Promise<BenchProcess> {
  const child = spawn(process.execPath, ['--enable-source-maps', ...args], { cwd: projectRoot, env, stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => { errors = `${errors}${chunk.toString()}`.slice(-3000); });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async <T>(): Promise<T> => {
    const line = await lines.next();
    if (line.done === true) throw new Error(`${args[0] ?? 'the program'} ended: ${errors.trim()}`);
    return JSON.parse(line.value) as T;
  };
  await answer();
  return {
    pid: child.pid ?? 0,
    order: async (order) => {
      child.stdin.write(`${JSON.stringify(order)}\n`);
      return await answer();
    },
    close: async () => {
      child.stdin.end();
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(late);
    },
  };
}
