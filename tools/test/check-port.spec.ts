import { createServer, type AddressInfo, type Server } from 'node:net';
import { EXIT } from '../cli/failure.ts';
import { checkPort } from '../cli/supervisor/preflight.ts';

let holder: Server | undefined;
const hold = async (host: string): Promise<number> => {
  holder = createServer();
  await new Promise<void>((done, fail) => { holder?.once('error', fail); holder?.listen(0, host, done); });
  return (holder.address() as AddressInfo).port;
};
const release = async (): Promise<void> => { await new Promise((done) => { if (holder === undefined) done(undefined); else holder.close(done); }); };
afterEach(release);

describe('the port of the gateway', () => {
  it.each(['127.0.0.1', '::1'])('is refused while another program listens at %s', async (host) => {
    const port = await hold(host);

    await expect(checkPort(port)).rejects.toMatchObject({ exitCode: EXIT.port, message: `port ${port} is taken by another program` });
  });

  it('is accepted when nobody listens', async () => {
    const port = await hold('127.0.0.1');
    await release();

    await expect(checkPort(port)).resolves.toBeUndefined();
  });
});
