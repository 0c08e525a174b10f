import { ProblemError } from '../api/client.js';
import { Intents } from './intents.js';

const order = (body: unknown) => ({ method: 'POST' as const, path: '/api/v1/files/draft/signatures', body });
const refused = (status: number, code: string) => new ProblemError({ status, code, title: code });

/** The keys under which orders were sent, each with its own end. */
async function keysOf(tries: readonly { readonly body: unknown; readonly end?: ProblemError }[]): Promise<string[]> {
  const intents = new Intents();
  const keys: string[] = [];
  for (const { body, end } of tries) {
    const sent = intents.send('sign', order(body), (key) => { keys.push(key); return end === undefined ? Promise.resolve('done') : Promise.reject(end); });
    await sent.catch((error: unknown) => error);
  }
  return keys;
}

describe('an order that is sent again', () => {
  it('keeps its key while nobody knows whether it happened', async () => {
    const [first, second] = await keysOf([{ body: { unitId: 'a' }, end: refused(0, 'LINE_DOWN') }, { body: { unitId: 'a' } }]);
    expect(second).toBe(first);
  });

  it('gets a new one with another body, so that it is not refused for ever for the body of before', async () => {
    const [first, second] = await keysOf([{ body: { unitId: 'a' }, end: refused(0, 'LINE_DOWN') }, { body: { unitId: 'b' } }]);
    expect(second).not.toBe(first);
  });

  it.each([['it was refused', refused(409, 'DOSSIER_STATE_FORBIDS')], ['it was done', undefined]])('gets a new one after %s: what was mended meanwhile is looked at anew', async (_end, end) => {
    const [first, second] = await keysOf([{ body: {}, ...(end === undefined ? {} : { end }) }, { body: {} }]);
    expect(second).not.toBe(first);
  });

  it('gets a new one when something else was sent in between: an old answer is not given for it', async () => {
    const [first, , third] = await keysOf([{ body: { on: true }, end: refused(0, 'LINE_DOWN') }, { body: { on: false } }, { body: { on: true } }]);
    expect(third).not.toBe(first);
  });
});
