import { operationsRpcs, portalAdapterEventLog, receivePaymentCallback, type RpcContract } from '@haicap/contracts';

/** Everything this service answers. */
export const PORTAL_ADAPTER_CONTRACTS: readonly RpcContract[] = [receivePaymentCallback, ...Object.values(portalAdapterEventLog), ...operationsRpcs('portal-adapter')];
