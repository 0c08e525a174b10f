import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  assignDossier, completeDossier, dossierAssigned, dossierCompleted, dossierReceived, listDossiers, listProcedures, listTimeline,
  lookUpDossier, lookUpProcedure, procedurePublished, receiveDossier, trackDossier, type FactContract, type RpcContract, type RpcInput,
} from '@haicap/contracts';
import { ListDossiers } from '../src/dossier/list-dossiers.js';
import { LookUpDossier } from '../src/dossier/look-up-dossier.js';
import { ListProcedures } from '../src/procedure/list-procedures.js';
import { LookUpProcedure } from '../src/procedure/look-up-procedure.js';
import { ListTimeline } from '../src/timeline/list-timeline.js';
import { TrackDossier } from '../src/tracking/track-dossier.js';
import { accepted, dossierRig, PEOPLE, type DossierRig } from './dossier-rig.js';

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
  given['list-procedures'] = accepted(await rig.app.get(ListProcedures).run(request(listProcedures, 'list-procedures')));
  given['look-up-procedure'] = accepted(await rig.app.get(LookUpProcedure).run(request(lookUpProcedure, 'look-up-procedure')));
});
afterAll(() => rig.close());

const rpcs: RpcContract[] = [
  receiveDossier, assignDossier, completeDossier, lookUpDossier, listDossiers, listTimeline, trackDossier, listProcedures, lookUpProcedure,
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
] as [string, FactContract][])('the fact %s', (name, contract) => {
  it('reads as the example', async () => {
    const [event] = await rig.rows<{ body: unknown }>(
      `SELECT body FROM event WHERE type = $1 AND coalesce(body ->> 'code', '') IN ('H56.147.97-250701-0001', '2.000815')`, [contract.type]);

    expect(event?.body).toEqual(example(name).data);
    expect(contract.data.parse(example(name).data)).toEqual(example(name).data);
  });
});
