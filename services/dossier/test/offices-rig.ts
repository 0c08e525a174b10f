import {
  answerConsultation, approveDossiers, assignResultNumber, issueResult, replaceResult, requestConsultation, signResult, transferDossier,
  withdrawConsultation, withdrawResult, withdrawSignature, type Actor, type Dossier, type Refusal, type RpcContract, type RpcInput, type RpcReply, type RpcRequest,
} from '@haicap/contracts';
import type { Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { ApproveDossiers } from '../src/approval/approve-dossiers.js';
import { AnswerConsultation } from '../src/consultation/answer-consultation.js';
import { RequestConsultation } from '../src/consultation/request-consultation.js';
import { WithdrawConsultation } from '../src/consultation/withdraw-consultation.js';
import { DelegationMirrorConsumer } from '../src/delegation-mirror/delegation-mirror.consumer.js';
import { AssignResultNumber } from '../src/result/assign-result-number.js';
import { IssueResult } from '../src/result/issue-result.js';
import { ReplaceResult } from '../src/result/replace-result.js';
import { SignResult } from '../src/result/sign-result.js';
import { WithdrawResult } from '../src/result/withdraw-result.js';
import { WithdrawSignature } from '../src/result/withdraw-signature.js';
import { TransferDossier } from '../src/transfer/transfer-dossier.js';
import { accepted, aFact, PEOPLE, postsOf, UNITS, type DossierRig } from './dossier-rig.js';

/** More people than one of each kind: a second specialist, a deputy, and officers of the department. */
export const OFFICERS = {
  colleague: { ...PEOPLE.specialist, accountId: '00000000-0000-7000-8000-0000000000a4' },
  deputy: { ...PEOPLE.specialist, accountId: '00000000-0000-7000-8000-0000000000a5' },
  departmentSpecialist: { accountId: '00000000-0000-7000-8000-0000000000f1', kind: 'officer', posts: [{ unitId: UNITS.department, role: 'specialist' }] },
  departmentChair: { accountId: '00000000-0000-7000-8000-0000000000f2', kind: 'officer', posts: [{ unitId: UNITS.department, role: 'chair' }] },
  /** Decides at the department, and stands at the desk of a commune. */
  departmentSpecialistAtDesk: {
    accountId: '00000000-0000-7000-8000-0000000000f3', kind: 'officer', posts: [{ unitId: UNITS.department, role: 'specialist' }, { unitId: UNITS.hoangHoa, role: 'one-stop-officer' }],
  },
} satisfies Record<string, Actor>;

export const HASH = 'ab'.repeat(32);
export const REGISTRATION = { procedureCode: '1.004884', components: [{ code: 'to-khai', originals: 1 }, { code: 'giay-to-cu', copies: 1 }] };

interface UseCase<C extends RpcContract> {
  run(request: RpcRequest<C>, actor: Actor, key: string): Promise<Result<RpcReply<C>, Refusal>>;
}

/** The commands of offices on the rig of a dossier. */
export function officesOn(rig: DossierRig) {
  const command = <C extends RpcContract>(useCase: new (...parts: never[]) => UseCase<C>, contract: C) =>
    (request: RpcInput<C>, actor: Actor, key = rig.nextKey()) => rig.app.get<UseCase<C>>(useCase).run(contract.request.parse(request) as RpcRequest<C>, actor, key);
  return {
    ask: command(RequestConsultation, requestConsultation), answer: command(AnswerConsultation, answerConsultation),
    takeBack: command(WithdrawConsultation, withdrawConsultation), transfer: command(TransferDossier, transferDossier),
    sign: command(SignResult, signResult), number: command(AssignResultNumber, assignResultNumber), issue: command(IssueResult, issueResult),
    withdrawSignature: command(WithdrawSignature, withdrawSignature),
    withdrawResult: command(WithdrawResult, withdrawResult), replace: command(ReplaceResult, replaceResult), approveMany: command(ApproveDossiers, approveDossiers),
  };
}

/** Lets the registry tell of these officers. */
export async function employ(rig: DossierRig): Promise<void> {
  await rig.projectOfficers(Object.values(OFFICERS).map((actor) => postsOf(actor)));
}

export async function delegate(rig: DossierRig, changes: Record<string, unknown> = {}, event = 'granted', version = 1): Promise<void> {
  const delegationId = '00000000-0000-7000-8000-0000000000de';
  const data = {
    delegationId, fromOfficerId: PEOPLE.chair.accountId, unitId: UNITS.hacThanh, role: 'chair', toOfficerId: OFFICERS.deputy.accountId,
    actions: ['approve', 'sign'], validFrom: '2025-07-01', validTo: '2025-07-31', basis: null, ...changes,
  };
  await withScope(rig.dataSource, { kind: 'installation' }, (tx) => rig.app.get(DelegationMirrorConsumer).project(tx, [aFact(`delegation.${event}`, delegationId, data, version)]));
}

/** A dossier of a unit that is with its specialist. */
export async function anAssigned(rig: DossierRig, changes: Record<string, unknown> = {}, desk: Actor = PEOPLE.desk): Promise<Dossier> {
  const { dossier } = accepted(await rig.receive({ receivingUnitId: UNITS.hacThanh, ...REGISTRATION, ...changes }, desk));
  return accepted(await rig.assign({ dossierId: dossier.dossierId, expectedVersion: dossier.version, assigneeId: PEOPLE.specialist.accountId }));
}

export const at = ({ dossierId, version }: Pick<Dossier, 'dossierId' | 'version'>) => ({ dossierId, expectedVersion: version });
