import type { DossierView } from './client.ts';
import type { Desk } from './desks.ts';

/** `op` is the step's name in the history, `path` the sub-resource that takes it. */
export type PlannedStep = { op: string; path: string; account: string; body: Record<string, unknown> };
type Plan = (dossier: DossierView, desk: Desk, random: () => number) => PlannedStep;

const SUPPLEMENTS = 0.15;
const WITHDRAWALS = 0.08;
const RETURNS = 0.1;
const WRONG_RESULTS = 0.05;
const REFUSALS = 0.2;
const because = (reasonCode: string, reasonText: string) => ({ reasonCode, reasonText });
const PATHS = {
  'receive-submitted': 'receipt', 'refuse-intake': 'intake-refusal',
  assign: 'assignments', 'request-supplement': 'supplement-requests', supply: 'supplements', 'submit-for-approval': 'approval-submission',
  approve: 'approval', 'return-approval': 'approval-return', complete: 'completion', 'return-result': 'result-return', withdraw: 'withdrawal-request', stop: 'stop',
  sign: 'signature', 'assign-number': 'result-number', issue: 'issuance', 'withdraw-result': 'result-withdrawal', 'replace-result': 'result-replacement',
} as const;
const move = (person: keyof Desk['accounts'], op: keyof typeof PATHS, body: (dossier: DossierView, desk: Desk) => Record<string, unknown> = () => ({})): Plan =>
  (dossier, desk) => ({ op, path: PATHS[op], account: desk.accounts[person], body: body(dossier, desk) });

// By hand, on paper: an electronic result needs a file that `files` has signed, and this load has nothing signed.
const SIGNED = { kind: 'paper', sha256: '0123456789abcdef'.repeat(4) };
const sign = move('chair', 'sign', () => SIGNED);

const PLANS: Readonly<Record<string, Plan>> = {
  submitted: (dossier, desk, random) => (random() < REFUSALS
    ? move('desk', 'refuse-intake', () => because('not-competent', 'Hồ sơ không thuộc thẩm quyền giải quyết.'))
    : move('desk', 'receive-submitted'))(dossier, desk, random),
  received: move('chair', 'assign', (_dossier, desk) => ({ assigneeId: desk.specialistId })),
  assigned: work,
  'supplement-requested': move('desk', 'supply', ({ missingComponents }) => ({ components: (missingComponents ?? []).map(({ code }) => ({ code, originals: 1 })) })),
  'pending-approval': (dossier, desk, random) => (random() < RETURNS
    ? move('chair', 'return-approval', () => because('draft-incorrect', 'Đề nghị rà soát lại dự thảo kết quả.'))
    : move('chair', 'approve'))(dossier, desk, random),
  'returned-by-approver': move('specialist', 'submit-for-approval'),
  approved: (dossier, desk, random) => (dossier.needsSignature === true ? sign : move('specialist', 'complete'))(dossier, desk, random),
  signed: move('desk', 'assign-number'),
  numbered: move('desk', 'issue'),
  issued: move('specialist', 'complete'),
  'withdrawal-requested': move('chair', 'stop', () => because('withdrawn', 'Dừng giải quyết theo đề nghị của người nộp.')),
  completed: (dossier, desk, random) => (random() < WRONG_RESULTS
    ? move('chair', 'withdraw-result', () => because('content-incorrect', 'Kết quả có sai sót.'))
    : move('desk', 'return-result'))(dossier, desk, random),
  'result-withdrawn': replaceResult,
};

/** Another result in place of a withdrawn one goes the way of the first. */
function replaceResult(dossier: DossierView, desk: Desk, random: () => number): PlannedStep {
  const { replacement } = dossier;
  if (replacement === undefined) return move('chair', 'replace-result')(dossier, desk, random);
  if (replacement.step === 'begun') return sign(dossier, desk, random);
  const next = PLANS[replacement.step];
  if (next === undefined) throw new Error(`no next step for a replacement that is ${replacement.step}`);
  return next(dossier, desk, random);
}

/** What is done next with a dossier of this state; undefined at the end of its life. */
export function stepFor(dossier: DossierView, desk: Desk, random: () => number): PlannedStep | undefined {
  return PLANS[dossier.status]?.(dossier, desk, random);
}

function work(dossier: DossierView, desk: Desk, random: () => number): PlannedStep {
  const procedure = desk.procedureOf(dossier.procedureCode ?? '');
  const chance = random();
  if (chance < WITHDRAWALS) return move('desk', 'withdraw', () => because('no-longer-needed', 'Người nộp không còn nhu cầu.'))(dossier, desk, random);
  const missing = askable(dossier, procedure);
  if (chance < WITHDRAWALS + SUPPLEMENTS && missing !== undefined) {
    return move('specialist', 'request-supplement', () => ({ ...because('incorrect', 'Giấy tờ chưa rõ, đề nghị nộp lại.'), missing: [{ code: missing.code }] }))(dossier, desk, random);
  }
  if (procedure?.isSimple !== true) return move('specialist', 'submit-for-approval')(dossier, desk, random);
  return (dossier.needsSignature === true ? sign : move('specialist', 'complete'))(dossier, desk, random);
}

/** A citizen is asked once; a second time would need the consent of a superior. */
function askable(dossier: DossierView, procedure: ReturnType<Desk['procedureOf']>): { code: string } | undefined {
  return (dossier.supplement?.count ?? 0) > 0 ? undefined : procedure?.components.find(({ required }) => required);
}
