import type {
  listComponents, listCorrections, listDossierConsultations, listDossierPayments, listDossierReasons, listOfficers, listPapers, listResults, listTimeline, lookUpDeadlineLedger, lookUpDossier, lookUpFees, lookUpFiling, lookUpProcedure, ReasonedAction, RpcReply,
} from '@haicap/contracts';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../api/client.js';
import { askAsPerson } from '../../session/as-person.js';

export type Dossier = RpcReply<typeof lookUpDossier>;
export type Filing = RpcReply<typeof lookUpFiling>;
export type Party = Filing['parties'][number];
export type Component = RpcReply<typeof listComponents>['items'][number];
export type Ledger = RpcReply<typeof lookUpDeadlineLedger>;
export type Procedure = RpcReply<typeof lookUpProcedure>;
export type Results = RpcReply<typeof listResults>;

/** Everything that is known of one dossier lies below this key: making it stale makes all of it stale. */
export const dossierKey = (dossierId: string) => ['dossier', dossierId] as const;
/** Every list of dossiers lies below this one. */
export const DOSSIERS_KEY = ['dossiers'] as const;

const part = <T>(dossierId: string, name: string) => queryOptions({ queryKey: [...dossierKey(dossierId), name], queryFn: () => askAsPerson<T>(`/api/v1/dossiers/${dossierId}/${name}`) });

export const dossierQuery = (dossierId: string) => queryOptions({ queryKey: dossierKey(dossierId), queryFn: () => askAsPerson<Dossier>(`/api/v1/dossiers/${dossierId}`) });
export const filingQuery = (dossierId: string) => part<Filing>(dossierId, 'filing');
export const componentsQuery = (dossierId: string) => part<RpcReply<typeof listComponents>>(dossierId, 'components');
export const timelineQuery = (dossierId: string) => part<RpcReply<typeof listTimeline>>(dossierId, 'timeline');
export const ledgerQuery = (dossierId: string) => part<Ledger>(dossierId, 'deadline-ledger');
export const consultationsQuery = (dossierId: string) => part<RpcReply<typeof listDossierConsultations>>(dossierId, 'consultations');
export const resultsQuery = (dossierId: string) => part<Results>(dossierId, 'results');
export const correctionsQuery = (dossierId: string) => part<RpcReply<typeof listCorrections>>(dossierId, 'corrections');
export const feesQuery = (dossierId: string) => part<RpcReply<typeof lookUpFees>>(dossierId, 'fees');
export const paymentsQuery = (dossierId: string) => part<RpcReply<typeof listDossierPayments>>(dossierId, 'payments');
export const papersQuery = (dossierId: string) => part<RpcReply<typeof listPapers>>(dossierId, 'papers');

/** The version that the dossier stays on: it never changes. */
export const procedureQuery = ({ procedureCode, procedureVersion }: Pick<Dossier, 'procedureCode' | 'procedureVersion'>) =>
  queryOptions({ queryKey: ['procedure', procedureCode, procedureVersion], queryFn: () => ask<Procedure>(`/api/v1/procedures/${procedureCode}?version=${procedureVersion}`), staleTime: Infinity });

export const reasonsQuery = (action: ReasonedAction) =>
  queryOptions({ queryKey: ['reasons', action], queryFn: () => ask<RpcReply<typeof listDossierReasons>>(`/api/v1/dossier-reasons?action=${action}`), staleTime: 600_000 });

export const officersQuery = (unitId: string) =>
  queryOptions({ queryKey: ['officers', unitId], queryFn: () => askAsPerson<RpcReply<typeof listOfficers>>(`/api/v1/officers?unitId=${unitId}&limit=200`), staleTime: 600_000 });
