import { basename } from 'node:path';

/** The service this process is, by the folder it was started from. */
const SERVICE = /services\/([a-z-]+)\//.exec(process.argv[1] ?? '')?.[1] ?? basename(process.argv[1] ?? 'unknown');

/**
 * Asks the control server what to do and goes on when it has answered, however late. The server may have ended this
 * process meanwhile, or cut its connections. When the server itself is gone, nobody wants to hold anything any more.
 */
export function failpoint(name: string, detail?: string): Promise<void> | undefined {
  const { HAICAP_FAILPOINT_URL: url, HAICAP_FAILPOINTS: armed = '' } = process.env;
  if (url === undefined || url === '' || !isArmed(armed, name)) return undefined;
  return ask(url, JSON.stringify({ service: SERVICE, name, detail: detail ?? null, pid: process.pid }));
}

function isArmed(armed: string, name: string): boolean {
  return armed === '*' || armed.split(',').some((one) => one.trim() === name);
}

async function ask(url: string, body: string): Promise<void> {
  try {
    // fetch waits five minutes for an answer, which is longer than any test holds a process.
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    await response.arrayBuffer();
  } catch (error) {
    process.stderr.write(`failpoint: the control server did not answer (${String(error)}), going on\n`);
  }
}
