import type { INestApplicationContext } from '@nestjs/common';
import {
  approveDossier, assignDossier, assignResultNumber, completeDossier, issueResult, receiveDossier, requestSupplement, returnResult, signResult, submitForApproval, supplyDossier,
  type Actor, type Dossier, type Refusal,
} from '@haicap/contracts';
import type { Result } from '@haicap/kernel';
import { ApproveDossier } from '../approval/approve-dossier.js';
import { SubmitForApproval } from '../approval/submit-for-approval.js';
import { AssignDossier } from '../dossier/assign-dossier.js';
import { CompleteDossier } from '../dossier/complete-dossier.js';
import { LookUpDossier } from '../dossier/look-up-dossier.js';
import { ReceiveDossier } from '../dossier/receive-dossier.js';
import { AssignResultNumber } from '../result/assign-result-number.js';
import { IssueResult } from '../result/issue-result.js';
import { ReturnResult } from '../result/return-result.js';
import { SignResult } from '../result/sign-result.js';
import { RequestSupplement } from '../supplement/request-supplement.js';
import { SupplyDossier } from '../supplement/supply-dossier.js';
import { accepted } from './accepted.js';
import type { BenchDesk } from './bench-registry.js';

type Outcome = Promise<Result<Dossier, Refusal>>;
interface About {
  readonly dossierId: string;
  readonly expectedVersion: number;
}
type Person = Exclude<keyof BenchDesk, 'unitId'>;
/** How one step is given: by whom, and the command. */
type Step = readonly [Person, (about: About, actor: Actor, key: string, desk: BenchDesk) => Outcome];

const PROCEDURE = '1.004884';
const PAPER = 'giay-to-cu';
const SIGNED = { kind: 'paper', sha256: '0123456789abcdef'.repeat(4) } as const;

/** A birth registered again at the commune: one event for the receipt and one for each step, twelve in all, as tools/cli/bench/living has them given over HTTP. */
export class BenchLife {
  readonly #receiving: ReceiveDossier;
  readonly #looking: LookUpDossier;
  readonly #steps: readonly Step[];

  constructor(app: Pick<INestApplicationContext, 'get'>) {
    this.#receiving = app.get(ReceiveDossier);
    this.#looking = app.get(LookUpDossier);
    this.#steps = [...workOf(app), ...resultOf(app)];
  }

  async receive(desk: BenchDesk, key: string): Promise<Dossier> {
    const request = receiveDossier.request.parse({
      procedureCode: PROCEDURE, receivingUnitId: desk.unitId, applicant: { fullName: 'Lê Thị Thử' },
      components: [{ code: 'to-khai', originals: 1 }, { code: PAPER, copies: 1 }, { code: 'giay-to-tuy-than', originals: 1 }],
    });
    return accepted(await this.#receiving.run(request, desk.desk, key)).dossier;
  }

  /** The steps after the receipt; each takes the version that the one before left. */
  stepsAt(desk: BenchDesk): readonly ((before: Dossier, key: string) => Promise<Dossier>)[] {
    return this.#steps.map(([person, give]) => async ({ dossierId, version }, key) => accepted(await give({ dossierId, expectedVersion: version }, desk[person], key, desk)));
  }

  async look(desk: BenchDesk, dossierId: string): Promise<Dossier> {
    return accepted(await this.#looking.run({ dossierId }, desk.chair));
  }
}

function workOf(app: Pick<INestApplicationContext, 'get'>): Step[] {
  const [assigning, asking, supplying, submitting] = [app.get(AssignDossier), app.get(RequestSupplement), app.get(SupplyDossier), app.get(SubmitForApproval)];
  const assign: Step = ['chair', (about, actor, key, desk) => assigning.run(assignDossier.request.parse({ ...about, assigneeId: desk.specialist.accountId }), actor, key)];
  return [
    assign,
    // Handed on once: given anew, which leaves an event like the first time.
    assign,
    ['specialist', (about, actor, key) => asking.run(requestSupplement.request.parse({ ...about, reasonCode: 'incorrect', reasonText: 'Giấy tờ chưa rõ, đề nghị nộp lại.', missing: [{ code: PAPER }] }), actor, key)],
    ['desk', (about, actor, key) => supplying.run(supplyDossier.request.parse({ ...about, components: [{ code: PAPER, copies: 1 }] }), actor, key)],
    ['specialist', (about, actor, key) => submitting.run(submitForApproval.request.parse(about), actor, key)],
  ];
}

function resultOf(app: Pick<INestApplicationContext, 'get'>): Step[] {
  const [approving, signing, numbering, issuing] = [app.get(ApproveDossier), app.get(SignResult), app.get(AssignResultNumber), app.get(IssueResult)];
  const [completing, returning] = [app.get(CompleteDossier), app.get(ReturnResult)];
  return [
    ['chair', (about, actor, key) => approving.run(approveDossier.request.parse(about), actor, key)],
    ['chair', (about, actor, key) => signing.run(signResult.request.parse({ ...about, ...SIGNED }), actor, key)],
    ['desk', (about, actor, key) => numbering.run(assignResultNumber.request.parse(about), actor, key)],
    ['desk', (about, actor, key) => issuing.run(issueResult.request.parse(about), actor, key)],
    ['specialist', (about, actor, key) => completing.run(completeDossier.request.parse(about), actor, key)],
    ['desk', (about, actor, key) => returning.run(returnResult.request.parse(about), actor, key)],
  ];
}
