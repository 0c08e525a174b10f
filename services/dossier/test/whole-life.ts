import { accepted, CITIZEN, PEOPLE, UNITS, type DossierRig } from './dossier-rig.js';

/** The steps of a life in order: the name of the command, who gives it, and what it says beside dossier and version. */
export const STEPS = [
  ['receive-submitted-dossier', 'desk', {}],
  ['assign', 'chair', { assigneeId: PEOPLE.specialist.accountId }],
  ['request-supplement', 'specialist', { reasonCode: 'incomplete', reasonText: 'Đề nghị bổ sung giấy khai sinh cũ.', missing: [{ code: 'giay-to-cu', note: 'Bản sao có chứng thực' }] }],
  ['supply-dossier', 'desk', { components: [{ code: 'giay-to-cu', copies: 1 }] }],
  ['submit-for-approval', 'specialist', { note: 'Kính trình.' }],
  ['return-approval', 'chair', { reasonCode: 'draft-incorrect', reasonText: 'Sửa ngày sinh theo giấy cũ.' }],
  ['submit-again', 'specialist', {}],
  ['approve-dossier', 'chair', {}],
  ['request-withdrawal', 'citizen', { reasonCode: 'no-longer-needed', reasonText: 'Tôi đã tìm được giấy cũ.' }],
  ['refuse-withdrawal', 'chair', { reasonCode: 'applicant-changed-mind', reasonText: 'Người nộp đề nghị giải quyết tiếp.' }],
  ['sign-result', 'chair', { kind: 'paper' }],
  ['assign-result-number', 'chair', { symbol: 'GKS-UBND' }],
  ['issue-result', 'chair', {}],
  ['complete', 'specialist', {}],
  ['return-result', 'desk', {}],
] as const;
export const REFUSE_INTAKE = { reasonCode: 'duplicate', reasonText: 'Hồ sơ này đã nộp hôm qua.' };
export const STOP = { reasonCode: 'dispute', reasonText: 'Chờ kết luận giải quyết tranh chấp.' };

/** Registering a birth again: five working days, with approval, and a result that is signed. */
export const REGISTRATION = { procedureCode: '1.004884', receivingUnitId: UNITS.hacThanh, components: [{ code: 'to-khai', originals: 1 }, { code: 'giay-to-cu', copies: 1 }] };

type Give = (request: never, actor: typeof CITIZEN) => ReturnType<DossierRig['stop']>;

/** The command of a step. */
export function commandOf(rig: DossierRig, step: string): Give {
  const commands: Record<string, Give> = {
    'receive-submitted-dossier': rig.receiveSubmitted, assign: rig.assign, 'request-supplement': rig.requestSupplement, 'supply-dossier': rig.supply,
    'submit-for-approval': rig.submitForApproval, 'submit-again': rig.submitForApproval, 'return-approval': rig.returnApproval, 'approve-dossier': rig.approve,
    'request-withdrawal': rig.requestWithdrawal, 'refuse-withdrawal': rig.refuseWithdrawal, 'sign-result': rig.signResult,
    'assign-result-number': rig.assignNumber, 'issue-result': rig.issue, complete: rig.complete, 'return-result': rig.returnResult,
    'refuse-intake': rig.refuseIntake, 'stop-dossier': rig.stop,
  };
  const command = commands[step];
  if (!command) throw new Error(`no step ${step}`);
  return command;
}

/** Leads a dossier that a citizen filed through its whole life; one reply per step. */
export async function leadThroughLife(rig: DossierRig, until?: string) {
  const { dossier } = accepted(await rig.receive(REGISTRATION, CITIZEN));
  const replies: Record<string, typeof dossier> = { submit: dossier };
  let version = 1;
  for (const [step, person, said] of STEPS) {
    rig.clock.advance(3_600_000);
    const actor = person === 'citizen' ? CITIZEN : PEOPLE[person];
    const reply = accepted(await commandOf(rig, step)({ dossierId: dossier.dossierId, expectedVersion: version, ...said } as never, actor));
    replies[step] = reply;
    version = reply.version;
    if (step === until) break;
  }
  return { dossierId: dossier.dossierId, version, replies };
}
