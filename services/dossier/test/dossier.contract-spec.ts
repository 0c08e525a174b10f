import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveDossier, assignDossier, completeDossier, dossierApprovalReturned, dossierApproved, dossierAssigned, dossierCompleted, dossierIntakeRefused,
  dossierReceived, dossierResultReturned, dossierStopped, dossierSubmitted, dossierSubmittedForApproval, dossierSupplemented,
  dossierSupplementRequested, dossierWithdrawalRefused, dossierWithdrawalRequested, listDossiers, listProcedures, listTimeline, lookUpDossier,
  lookUpProcedure, procedurePublished, receiveDossier, receiveSubmittedDossier, refuseIntake, refuseWithdrawal, requestSupplement,
  requestWithdrawal, returnApproval, returnResult, stopDossier, submitForApproval, supplyDossier, trackDossier,
  type FactContract, type RpcContract, type RpcInput,
} from '@haicap/contracts';
import { ListDossiers } from '../src/dossier/list-dossiers.js';
import { LookUpDossier } from '../src/dossier/look-up-dossier.js';
import { ListProcedures } from '../src/procedure/list-procedures.js';
import { LookUpProcedure } from '../src/procedure/look-up-procedure.js';
import { ListTimeline } from '../src/timeline/list-timeline.js';
import { TrackDossier } from '../src/tracking/track-dossier.js';
import { accepted, CITIZEN, dossierRig, PEOPLE, type DossierRig } from './dossier-rig.js';
import { leadThroughLife, REFUSE_INTAKE, REGISTRATION, STOP } from './whole-life.js';

const FOLDER = join(import.meta.dirname, '../../../libs/contracts/examples');
/** What the examples say: requests as callers send them, replies and facts as this service gives them. */
const example = (name: string) => JSON.parse(readFileSync(join(FOLDER, `dossier.${name}.json`), 'utf8')) as { request: never; reply: unknown; data: unknown };
const asSent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

let rig: DossierRig;
const given: Record<string, unknown> = {};

beforeAll(async () => {
  rig = await dossierRig();
  const officer = PEOPLE.specialist;
  const request = <C extends RpcContract>(contract: C, name: string) => contract.request.parse(example(name).request) as never;
  given['receive-dossier'] = accepted(await rig.receive(example('receive-dossier').request));
  rig.clock.advance(60_000);
  given['assign-dossier'] = accepted(await rig.assign(example('assign-dossier').request as RpcInput<typeof assignDossier>));
  rig.clock.advance(3_600_000);
  given['complete-dossier'] = accepted(await rig.complete(example('complete-dossier').request as RpcInput<typeof completeDossier>));
  given['look-up-dossier'] = accepted(await rig.app.get(LookUpDossier).run(request(lookUpDossier, 'look-up-dossier'), PEOPLE.leader));
  given['list-dossiers'] = accepted(await rig.app.get(ListDossiers).run(request(listDossiers, 'list-dossiers'), officer));
  given['list-timeline'] = accepted(await rig.app.get(ListTimeline).run(request(listTimeline, 'list-timeline'), officer));
  given['track-dossier'] = accepted(await rig.app.get(TrackDossier).run(request(trackDossier, 'track-dossier')));
  await liveOn();
  given['list-procedures'] = accepted(await rig.app.get(ListProcedures).run(request(listProcedures, 'list-procedures')));
  given['look-up-procedure'] = accepted(await rig.app.get(LookUpProcedure).run(request(lookUpProcedure, 'look-up-procedure')));
});
afterAll(() => rig.close());

/** Further dossiers, which the queries above do not see: one through a whole life, one refused, one stopped. */
async function liveOn() {
  const { replies } = await leadThroughLife(rig);
  Object.assign(given, Object.fromEntries(LIFE.map(({ name }) => [name, replies[name]])));
  const refused = accepted(await rig.receive(REGISTRATION, CITIZEN)).dossier.dossierId;
  given['refuse-intake'] = accepted(await rig.refuseIntake({ dossierId: refused, expectedVersion: 1, ...REFUSE_INTAKE }, PEOPLE.desk));
  const stopped = accepted(await rig.receive(REGISTRATION)).dossier.dossierId;
  given['stop-dossier'] = accepted(await rig.stop({ dossierId: stopped, expectedVersion: 1, ...STOP }, PEOPLE.chair));
}

const LIFE: RpcContract[] = [
  receiveSubmittedDossier, requestSupplement, supplyDossier, submitForApproval, returnApproval, approveDossier, requestWithdrawal, refuseWithdrawal,
  returnResult,
];
const rpcs: RpcContract[] = [
  receiveDossier, assignDossier, completeDossier, lookUpDossier, listDossiers, listTimeline, trackDossier, listProcedures, lookUpProcedure,
  ...LIFE, refuseIntake, stopDossier,
];

describe.each(rpcs.map((contract) => [contract.name, contract] as const))('%s', (name, contract) => {
  it('takes the request of the example', () => {
    expect(contract.request.safeParse(example(name).request).success).toBe(true);
  });

  it('gives the reply of the example, and nothing the contract does not name', () => {
    expect(asSent(given[name])).toEqual(example(name).reply);
    expect(asSent(contract.reply.parse(given[name]))).toEqual(asSent(given[name]));
  });
});

describe.each([
  ['received', dossierReceived], ['assigned', dossierAssigned], ['completed', dossierCompleted], ['procedure-published', procedurePublished],
  ['submitted', dossierSubmitted], ['intake-refused', dossierIntakeRefused], ['supplement-requested', dossierSupplementRequested],
  ['supplemented', dossierSupplemented], ['submitted-for-approval', dossierSubmittedForApproval], ['approval-returned', dossierApprovalReturned],
  ['approved', dossierApproved], ['withdrawal-requested', dossierWithdrawalRequested], ['withdrawal-refused', dossierWithdrawalRefused],
  ['stopped', dossierStopped], ['result-returned', dossierResultReturned],
] as [string, FactContract][])('the fact %s', (name, contract) => {
  it('reads as the example', async () => {
    const [event] = await rig.rows<{ body: unknown }>(
      // Of several the first, and of procedures certified copies.
      `SELECT body FROM event WHERE type = $1 AND (noun = 'dossier' OR body ->> 'code' = '2.000815') ORDER BY id LIMIT 1`, [contract.type]);

    expect(event?.body).toEqual(example(name).data);
    expect(contract.data.parse(example(name).data)).toEqual(example(name).data);
  });
});
