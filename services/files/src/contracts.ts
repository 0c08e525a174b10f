import { filesEventLog, type RpcContract } from '@haicap/contracts';

/** Everything this service answers on the bus. Bytes go through the listener. */
export const FILES_CONTRACTS: readonly RpcContract[] = Object.values(filesEventLog);
