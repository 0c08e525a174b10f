import { parseArgs } from 'node:util';

export type Arguments = { history: string; connections: string; expectedDeadLetters: number; wholeStream: boolean; json: boolean };

export const USAGE = 'usage: node tools/chaos/checker/main.ts --history <file> --connections <file> [--expect-dead-letters n] [--whole-stream] [--json]';

/** Reads the command line; throws with the reason when it asks for nothing that can be done. */
export function parseCommandLine(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args], strict: true,
    options: { 'history': { type: 'string' }, 'connections': { type: 'string' }, 'expect-dead-letters': { type: 'string' }, 'whole-stream': { type: 'boolean' }, 'json': { type: 'boolean' } },
  });
  const { history, connections, json = false } = values;
  if (history === undefined || connections === undefined) throw new Error('a history and connections are needed');
  const letters = values['expect-dead-letters'] ?? '0';
  if (!/^\d{1,6}$/.test(letters)) throw new Error(`not a number of dead letters: ${letters}`);
  return { history, connections, expectedDeadLetters: Number(letters), wholeStream: values['whole-stream'] === true, json };
}
