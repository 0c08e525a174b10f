import { cpus, loadavg, release, totalmem } from 'node:os';

export type Machine = { readonly processor: string; readonly cores: number; readonly memoryBytes: number; readonly kernel: string; readonly node: string; readonly loadBefore: number };

/** Where it was measured, and how busy that was before anything began. */
export function machine(): Machine {
  const cores = cpus();
  return { processor: cores[0]?.model.trim() ?? 'unknown', cores: cores.length, memoryBytes: totalmem(), kernel: release(), node: process.version, loadBefore: loadavg()[0] ?? 0 };
}
