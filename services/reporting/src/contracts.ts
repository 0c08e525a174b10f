import { listFigures, listStepTimes, lookUpSummary, operationsRpcs, rebuildFigures, type RpcContract } from '@haicap/contracts';

/** Everything this service answers. */
export const REPORTING_CONTRACTS: readonly RpcContract[] = [lookUpSummary, listFigures, listStepTimes, rebuildFigures, ...operationsRpcs('reporting')];
