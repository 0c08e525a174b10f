import { parseArgs } from 'node:util';

export type Arguments = { history: string; connections: string; wholeStream: boolean; json: boolean };

export const USAGE = 'usage: node tools/chaos/checker/main.ts --history <file> --connections <file> [--whole-stream] [--json]';

/** Reads the command line; throws with the reason when it asks for nothing that can be done. */
export function parseCommandLine(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args], strict: true,
    options: { 'history': { type: 'string' }, 'connections': { type: 'string' }, 'whole-stream': { type: 'boolean' }, 'json': { type: 'boolean' } },
  });
  const { history, connections, json = false } = values;
  if (history === undefined || connections === undefined) throw new Error('a history and connections are needed');
  return { history, connections, wholeStream: values['whole-stream'] === true, json };
}
