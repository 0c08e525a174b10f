import {
  assignDossier, completeDossier, dossierEventLog, listDossiers, listProcedures, listTimeline, lookUpDossier, lookUpProcedure,
  receiveDossier, trackDossier, type RpcContract,
} from '@haicap/contracts';

/** Everything this service answers. */
export const DOSSIER_CONTRACTS: readonly RpcContract[] = [
  receiveDossier, assignDossier, completeDossier, lookUpDossier, listDossiers, listTimeline, trackDossier,
  listProcedures, lookUpProcedure, ...Object.values(dossierEventLog),
];
