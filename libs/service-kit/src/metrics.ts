import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const LATENCY_BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The metrics of one process. Names are part of the alerts' contract: change them together with deploy/alerts. */
export interface Metrics {
  readonly registry: Registry;
  readonly outboxOldestUnpublished: Gauge;
  /** Negative when a durable stands beyond the end of its stream and would stay silent. */
  readonly consumerLag: Gauge<'stream' | 'durable'>;
  readonly deadLetters: Gauge<'source'>;
  readonly rpcDuration: Histogram<'side' | 'subject' | 'code'>;
  readonly httpDuration: Histogram<'method' | 'route' | 'status'>;
  readonly relayPublished: Counter;
  readonly inboxApplied: Counter<'source'>;
  readonly inboxDuplicates: Counter<'source'>;
  readonly inboxParked: Gauge<'source'>;
  /** A further gauge of this process, made at the first call. */
  gauge<L extends string>(name: string, help: string, labelNames?: readonly L[]): Gauge<L>;
  /** A further counter of this process, made at the first call. */
  counter<L extends string>(name: string, help: string, labelNames?: readonly L[]): Counter<L>;
}

/**
 * Makes the metrics of a process, with Node's own beside ours; `startHealthServer` serves them at /metrics. Example:
 * `metrics.rpcDuration.observe({ side: 'server', subject, code: 'OK' }, seconds);`
 */
export function createMetrics(service: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    (registry.getSingleMetric(name) as Gauge<L> | undefined) ?? new Gauge<L>({ name, help, labelNames, registers });
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    (registry.getSingleMetric(name) as Counter<L> | undefined) ?? new Counter<L>({ name, help, labelNames, registers });
  const histogram = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Histogram<L>({ name, help, labelNames, buckets: LATENCY_BUCKETS_S, registers });
  return {
    registry,
    gauge,
    counter,
    outboxOldestUnpublished: gauge('haicap_outbox_oldest_unpublished_seconds', 'Age of the oldest event that is not on the bus'),
    consumerLag: gauge('haicap_consumer_lag', 'Messages a durable has not finished; negative when it stands beyond its stream', ['stream', 'durable']),
    deadLetters: gauge('haicap_dead_letters', 'Facts set aside because they cannot be applied', ['source']),
    rpcDuration: histogram('haicap_rpc_duration_seconds', 'Time of a request on the bus', ['side', 'subject', 'code']),
    httpDuration: histogram('haicap_http_duration_seconds', 'Time of an HTTP request', ['method', 'route', 'status']),
    relayPublished: counter('haicap_relay_published_total', 'Events put on the bus'),
    inboxApplied: counter('haicap_inbox_applied_total', 'Facts applied', ['source']),
    inboxDuplicates: counter('haicap_inbox_duplicates_total', 'Facts seen again and ignored', ['source']),
    inboxParked: gauge('haicap_inbox_parked', 'Facts waiting for an earlier version', ['source']),
  };
}
