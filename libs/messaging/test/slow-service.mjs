// A service of its own process for the shutdown test: one command that takes HANDLER_MS, built from what ships (dist).
import { assignDossier } from '@haicap/contracts';
import { bootService, connectBus, Rpc, RpcServer } from '@haicap/messaging';
import { createLogger, createMetrics, createShutdown } from '@haicap/service-kit';
import { Controller, Module } from '@nestjs/common';

const { NATS_URL, HANDLER_MS, DOSSIER } = process.env;

class SlowRpc {
  async assign() {
    process.stdout.write('handling\n');
    await new Promise((resolve) => setTimeout(resolve, Number(HANDLER_MS)));
    return { ok: true, value: JSON.parse(DOSSIER) };
  }
}
Rpc(assignDossier)(SlowRpc.prototype, 'assign', Object.getOwnPropertyDescriptor(SlowRpc.prototype, 'assign'));
Controller()(SlowRpc);
class SlowModule {}
Module({ controllers: [SlowRpc] })(SlowModule);

const logger = createLogger({ service: 'dossier', level: 'info' });
const metrics = createMetrics('dossier');
const shutdown = createShutdown(logger);
const bus = await connectBus({ url: NATS_URL, user: 'dossier', password: 'test', service: 'dossier', logger });
const rpcServer = new RpcServer({
  bus, service: 'dossier', contracts: [assignDossier], logger, metrics,
  authenticate: async () => ({ accountId: 'account-1', kind: 'officer', posts: [{ unitId: 'u', role: 'specialist' }] }),
});
const parts = (names) => names.map((name) => ({ name, start: () => process.stdout.write(`start ${name}\n`), stop: () => process.stdout.write(`stop ${name}\n`) }));
const { health } = await bootService({
  config: { healthPort: 0 }, module: SlowModule, bus, rpcServer, shutdown, logger, metrics,
  background: parts(['relay', 'subscription']), closing: parts(['pool']),
});
process.stdout.write(`health ${health.port}\n`);
