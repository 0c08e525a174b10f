import { addDossierReason, endDossierReason, listDossierReasons } from '@haicap/contracts';
import { ChangeReasons } from './reason/change-reasons.js';
import { FindReasons } from './reason/find-reasons.js';
import { ListReasons } from './reason/list-reasons.js';
import { ReasonRpc } from './reason/reason.rpc.js';
import { ReasonStore } from './reason/reason.store.js';

/** The reasons of the province, as the module wires them. */
export const REASON_PARTS = [ChangeReasons, FindReasons, ListReasons, ReasonStore];
export const REASON_RPCS = [ReasonRpc];
export const REASON_CONTRACTS = [listDossierReasons, addDossierReason, endDossierReason];
