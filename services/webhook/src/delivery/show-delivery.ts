import type { WebhookDelivery, WebhookDeliveryInFull } from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import { timeOrNull } from '../time-or-null.js';
import type { DeliveryRow, ListedDelivery } from './delivery.store.js';

export function deliveryView(row: ListedDelivery): WebhookDelivery {
  const { deliveryId, subscriptionId, event, status, attempts, lastStatus, lastFault } = row;
  return { deliveryId, subscriptionId, event, status, createdAt: formatOffsetTime(row.createdAt), deliveredAt: timeOrNull(row.deliveredAt), nextAttemptAt: timeOrNull(row.nextAt), attempts, lastStatus, lastFault };
}

export function deliveryInFull(row: DeliveryRow): WebhookDeliveryInFull {
  return { ...deliveryView(row), payload: row.payload, log: [...row.log] };
}
