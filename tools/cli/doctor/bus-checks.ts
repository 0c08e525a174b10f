import { jetstreamManager } from '@nats-io/jetstream';
import type { JetStreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { natsConnectOptions } from '../backing/nats-address.ts';
import { reasonOf } from '../failure.ts';
import type { Topology } from '../installation/topology.ts';
import { checker } from './check.ts';
import type { Check } from './check.ts';

const bus = checker('bus');
const HEAL = 'bus-keeper recreates it within seconds: see ./haicap logs bus-keeper';

export async function busChecks(url: string, keeper: { user: string; pass: string }, topology: Pick<Topology, 'streams' | 'durables'>): Promise<Check[]> {
  let connection;
  try {
    connection = await connect({ ...natsConnectOptions(url, keeper), timeout: 3000, reconnect: false, name: 'haicap-doctor' });
  } catch (error) {
    return [bus.fail('connection', reasonOf(error), 'see ./haicap status and ./haicap logs nats')];
  }
  try {
    const version = connection.info?.version ?? '0';
    const checks = [isAtLeast(version, [2, 9]) ? bus.ok('version', version) : bus.fail('version', `${version} is older than 2.9`, 'use nats-server 2.9.10 or newer')];
    const manager = await jetstreamManager(connection, { timeout: 3000 });
    for (const { name, subjects } of topology.streams()) checks.push(await streamCheck(manager, name, subjects));
    for (const durable of topology.durables()) checks.push(await durableCheck(manager, durable.stream, durable.name));
    return checks;
  } catch (error) {
    return [bus.fail('JetStream', reasonOf(error), 'see ./haicap logs nats')];
  } finally {
    await connection.close();
  }
}

async function streamCheck(manager: JetStreamManager, name: string, subjects: readonly string[]): Promise<Check> {
  try {
    const { state, config } = await manager.streams.info(name);
    if (config.subjects.join() !== subjects.join()) return bus.fail(`stream ${name}`, `it takes ${config.subjects.join(', ')}`, `delete it; ${HEAL}`);
    return bus.ok(`stream ${name}`, `${state.messages} messages, last sequence ${state.last_seq}`);
  } catch (error) {
    return bus.fail(`stream ${name}`, reasonOf(error), HEAL);
  }
}

/** A consumer ahead of its stream sees nothing until the stream catches up; its own lag figure would say "healthy". */
async function durableCheck(manager: JetStreamManager, stream: string, name: string): Promise<Check> {
  try {
    const [consumer, { state }] = await Promise.all([manager.consumers.info(stream, name), manager.streams.info(stream)]);
    const lag = state.last_seq - consumer.delivered.stream_seq;
    const detail = `${lag} behind, ${consumer.num_ack_pending} unacknowledged`;
    if (lag < 0) return bus.fail(`durable ${name}`, `${-lag} ahead of its stream`, HEAL);
    return lag > 10_000 ? bus.warn(`durable ${name}`, detail, `its consumer is slow or away: see ./haicap status`) : bus.ok(`durable ${name}`, detail);
  } catch (error) {
    return bus.fail(`durable ${name}`, reasonOf(error), HEAL);
  }
}

export function isAtLeast(version: string, wanted: readonly [number, number]): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > wanted[0] || (major === wanted[0] && minor >= wanted[1]);
}
