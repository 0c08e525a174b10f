import { listFigures, listStepTimes, lookUpSummary, rebuildFigures, type RpcContract } from '@haicap/contracts';

/** Everything this service answers. */
export const REPORTING_CONTRACTS: readonly RpcContract[] = [lookUpSummary, listFigures, listStepTimes, rebuildFigures];
