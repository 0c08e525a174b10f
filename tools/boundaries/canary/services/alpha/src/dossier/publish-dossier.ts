import type { NatsConnection } from '@nats-io/nats-core';

export const publish = (bus: NatsConnection): void => bus.publish('fact.alpha.dossier.received.v1');
