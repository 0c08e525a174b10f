import { NestFactory } from '@nestjs/core';
import {
  approveDossier, assignDossier, assignResultNumber, completeDossier, issueResult, signResult, receiveDossier, receiveSubmittedDossier, refuseIntake, refuseWithdrawal, requestSupplement,
  extendDossier, requestWithdrawal, returnApproval, returnResult, stopDossier, submitForApproval, supplyDossier,
  type Actor, type Dossier, type Refusal, type Role, type RpcContract, type RpcInput, type RpcRequest,
} from '@haicap/contracts';
import { filledForm, fixedClock, VIETNAM_CALENDAR_DAYS, type FixedClock, type FormSchema, type Result } from '@haicap/kernel';
import { createRelayPool, EventLogStore, type OrderedFact } from '@haicap/outbox';
import { createDataSource, createLogger, PersonalDataCipher, withScope } from '@haicap/service-kit';
import { seededIds, testDatabase, TEST_NOW, type TestDatabase } from '@haicap/testing';
import type { Pool } from 'pg';
import type { EntityManager } from 'typeorm';
import { AppModule } from '../src/app.module.js';
import { ApproveDossier } from '../src/approval/approve-dossier.js';
import { ReturnApproval } from '../src/approval/return-approval.js';
import { SubmitForApproval } from '../src/approval/submit-for-approval.js';
import { CalendarMirrorConsumer } from '../src/calendar-mirror/calendar-mirror.consumer.js';
import { DOSSIER_MIGRATIONS } from '../src/database/data-source.js';
import { ExtendDossier } from '../src/deadline/extend-dossier.js';
import { AssignDossier } from '../src/dossier/assign-dossier.js';
import { CompleteDossier } from '../src/dossier/complete-dossier.js';
import { ReceiveDossier } from '../src/dossier/receive-dossier.js';
import { OfficerMirrorConsumer } from '../src/officer-mirror/officer-mirror.consumer.js';
import { PROCEDURE_CATALOGUE } from '../src/procedure/procedure-catalogue.js';
import { PublishProcedures } from '../src/procedure/publish-procedures.js';
import { ReceiptKeys } from '../src/receipt-proof/receipt-keys.js';
import { ReceiveSubmittedDossier } from '../src/receipt/receive-submitted-dossier.js';
import { RefuseIntake } from '../src/receipt/refuse-intake.js';
import { AssignResultNumber } from '../src/result/assign-result-number.js';
import { IssueResult } from '../src/result/issue-result.js';
import { ReturnResult } from '../src/result/return-result.js';
import { SignResult } from '../src/result/sign-result.js';
import { RequestSupplement } from '../src/supplement/request-supplement.js';
import { SupplyDossier } from '../src/supplement/supply-dossier.js';
import { UnitMirrorConsumer } from '../src/unit-mirror/unit-mirror.consumer.js';
import { RefuseWithdrawal } from '../src/withdrawal/refuse-withdrawal.js';
import { RequestWithdrawal } from '../src/withdrawal/request-withdrawal.js';
import { StopDossier } from '../src/withdrawal/stop-dossier.js';

export const logger = createLogger({ service: 'dossier', level: 'silent' });

const unit = (n: number) => `00000000-0000-5000-8000-0000000000${n.toString(16).padStart(2, '0')}`;
const person = (n: number) => `00000000-0000-7000-8000-0000000000${n.toString(16).padStart(2, '0')}`;

/** The units every test knows. */
export const UNITS = {
  thanhHoa: unit(1), hacThanh: unit(2), hoangHoa: unit(3), department: unit(4), formerWard: unit(5), haNoiWard: unit(6),
};

const UNIT_FACTS = [
  aUnit(UNITS.thanhHoa, '38', { level: 'province', fullName: 'Tỉnh Thanh Hóa', agencyCode: 'H56', validFrom: null }),
  aUnit(UNITS.hacThanh, '14797', { fullName: 'Phường Hạc Thành', agencyCode: 'H56.147.97' }),
  aUnit(UNITS.hoangHoa, '15865', { fullName: 'Xã Hoằng Hóa', agencyCode: 'H56.158.65' }),
  aUnit(UNITS.department, 'D01', { level: 'department', fullName: 'Sở Nông nghiệp và Môi trường', agencyCode: 'H56.D01', validFrom: null }),
  aUnit(UNITS.formerWard, '14758', { fullName: 'Phường Điện Biên', agencyCode: 'H56.147.58', validFrom: null, validTo: '2025-06-30' }),
  aUnit(UNITS.haNoiWard, '00004', { fullName: 'Phường Ba Đình', agencyCode: 'H26.000.04', provinceCode: '01' }),
];

/** The persons every test knows: who they are and which post they hold. */
export const PEOPLE = {
  desk: anOfficer(0xa1, 'one-stop-officer', UNITS.hacThanh),
  specialist: anOfficer(0xa2, 'specialist', UNITS.hacThanh),
  chair: anOfficer(0xa3, 'chair', UNITS.hacThanh),
  otherDesk: anOfficer(0xb1, 'one-stop-officer', UNITS.hoangHoa),
  otherSpecialist: anOfficer(0xb2, 'specialist', UNITS.hoangHoa),
  formerDesk: anOfficer(0xc1, 'one-stop-officer', UNITS.formerWard),
  otherChair: anOfficer(0xb3, 'chair', UNITS.hoangHoa),
  leader: anOfficer(0xd1, 'province-leader', UNITS.thanhHoa),
  auditor: anOfficer(0xd2, 'auditor', UNITS.thanhHoa),
  admin: anOfficer(0xd3, 'province-admin', UNITS.thanhHoa),
};

export const CITIZEN: Actor = { accountId: person(0xe1), kind: 'citizen', posts: [{ unitId: UNITS.thanhHoa, role: 'citizen' }] };
export const OTHER_CITIZEN: Actor = { ...CITIZEN, accountId: person(0xe2) };

function anOfficer(n: number, role: Role, unitId: string): Actor {
  return { accountId: person(n), kind: 'officer', posts: [{ unitId, role }] };
}

function aUnit(unitId: string, code: string, changes: Record<string, unknown>) {
  const { agencyCode, fullName } = changes;
  return {
    unitId, code, level: 'commune', type: 'phuong', name: fullName, parentId: null, provinceId: unit(1), provinceCode: '38',
    validFrom: '2025-07-01', validTo: null, succeeds: [], ...changes, agencyCode: { code: agencyCode, provisional: true },
  };
}

/** A fact as a projection gets it. */
export function aFact(type: string, aggregateId: string, data: Record<string, unknown>, version = 1): OrderedFact {
  return { eventId: aggregateId, type: `vn.haicap.registry.${type}.v1`, aggregateId, version, at: TEST_NOW, actor: 'service:registry', data };
}

export function postsOf(actor: Actor, changes: Record<string, unknown> = {}): OrderedFact {
  const posts = actor.posts.map(({ unitId, role }, n) => ({ postId: actor.accountId.replace('-8000-', `-800${n}-`), unitId, role, title: role, validFrom: '2020-01-01', validTo: null, ...changes }));
  return aFact('officer.appointed', actor.accountId, { officerId: actor.accountId, login: actor.accountId, demo: true, posts });
}

/** Everything the registry has told so far. */
export function registryFacts() {
  return {
    unit: UNIT_FACTS.map((one) => aFact('unit.registered', one.unitId, one)),
    officer: Object.values(PEOPLE).map((actor) => postsOf(actor)),
    calendar: [2025, 2026, 2027].map((year) => aFact('calendar.published', unit(year - 2000), {
      year, days: VIETNAM_CALENDAR_DAYS.filter(({ date }) => date.startsWith(String(year))),
    })),
  };
}

interface UseCase<C extends RpcContract> {
  run(request: RpcRequest<C>, actor: Actor, key: string): Promise<Result<Dossier, Refusal>>;
}

export interface RigOptions {
  readonly database?: TestDatabase;
  readonly appUrl?: string;
  readonly clock?: FixedClock;
  /** Two rigs on one database need two seeds. */
  readonly seed?: number;
  /** Registry's facts and the catalogue are put into the database; only into its own when absent. */
  readonly filled?: boolean;
  readonly cipher?: PersonalDataCipher;
  /** Sees both pools before they are used: that of questions and commands, and that of the relay. */
  readonly onPool?: (pool: Pool, of: 'service' | 'relay') => void;
}

export const TEST_KEYS = { key: Buffer.alloc(32, 1), keyId: 'test', indexKey: Buffer.alloc(32, 2) };
export const INSTALLATION_KEY = Buffer.alloc(32, 3);
/** The first key pair of RFC 8032, §7.1, as a JWK: everybody knows its secret half. */
export const RECEIPT_KEY = {
  kty: 'OKP', crv: 'Ed25519', kid: 'receipt-2025', nbf: 1_735_664_400,
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
} as const;

export type DossierRig = Awaited<ReturnType<typeof dossierRig>>;

/** The service's module on a database of its own, without a bus: registry's facts are put in by hand. */
export async function dossierRig(options: RigOptions = {}) {
  const database = options.database ?? (await testDatabase('dossier', DOSSIER_MIGRATIONS));
  const clock = options.clock ?? fixedClock(TEST_NOW);
  const dataSource = await createDataSource({ url: options.appUrl ?? database.appUrl, applicationName: 'dossier', logger }).initialize();
  const relayPool = createRelayPool({ url: database.relayUrl, applicationName: 'dossier-relay', logger });
  options.onPool?.((dataSource.driver as unknown as { master: Pool }).master, 'service');
  options.onPool?.(relayPool, 'relay');
  // The catalogue has ids of its own, so that the examples of the contracts do not move whenever it grows. The first release took twenty.
  const ids = seededIds(options.seed ?? 1, clock);
  for (let taken = 0; taken < 20; taken += 1) ids.next();
  let source = seededIds(1_000 + (options.seed ?? 1), clock);
  const module = AppModule.with({
    dataSource, logger, eventLog: new EventLogStore(relayPool, 'dossier'),
    cipher: options.cipher ?? new PersonalDataCipher(TEST_KEYS),
    receiptKeys: new ReceiptKeys([RECEIPT_KEY]),
    installation: { provinceCode: '38', installationKey: INSTALLATION_KEY, publicOrigin: 'https://dvc.example.vn', clock, ids: { next: () => source.next() }, wakeRelay: () => undefined },
  });
  const app = await NestFactory.createApplicationContext(module, { logger: false });
  const project = (consumer: { project(tx: EntityManager, facts: OrderedFact[]): Promise<void> }, facts: OrderedFact[]) =>
    withScope(dataSource, { kind: 'installation' }, (tx) => consumer.project(tx, facts));

  if (options.filled ?? options.database === undefined) {
    await app.get(PublishProcedures).run({ entries: PROCEDURE_CATALOGUE, actor: 'service:dossier', mode: 'unknown-only' });
    const facts = registryFacts();
    await project(app.get(UnitMirrorConsumer), facts.unit);
    await project(app.get(OfficerMirrorConsumer), facts.officer);
    await project(app.get(CalendarMirrorConsumer), facts.calendar);
  }
  source = ids;

  let keys = 0;
  const nextKey = () => `key-${options.seed ?? 1}-${(keys += 1)}`;
  /** Runs a use case on an existing dossier as a person. */
  const change = <C extends RpcContract>(useCase: new (...parts: never[]) => UseCase<C>, contract: C) =>
    (request: RpcInput<C>, actor: Actor, key = nextKey()) => app.get<UseCase<C>>(useCase).run(contract.request.parse(request) as RpcRequest<C>, actor, key);
  return {
    app, database, clock, dataSource, relayPool, nextKey,
    receiveSubmitted: change(ReceiveSubmittedDossier, receiveSubmittedDossier),
    refuseIntake: change(RefuseIntake, refuseIntake),
    requestSupplement: change(RequestSupplement, requestSupplement),
    supply: change(SupplyDossier, supplyDossier),
    submitForApproval: change(SubmitForApproval, submitForApproval),
    approve: change(ApproveDossier, approveDossier),
    returnApproval: change(ReturnApproval, returnApproval),
    returnResult: change(ReturnResult, returnResult),
    requestWithdrawal: change(RequestWithdrawal, requestWithdrawal),
    refuseWithdrawal: change(RefuseWithdrawal, refuseWithdrawal),
    stop: change(StopDossier, stopDossier),
    signResult: change(SignResult, signResult),
    assignNumber: change(AssignResultNumber, assignResultNumber),
    issue: change(IssueResult, issueResult),
    extend: change(ExtendDossier, extendDossier),
    projectCalendar: (facts: OrderedFact[]) => project(app.get(CalendarMirrorConsumer), facts),
    projectUnits: (facts: OrderedFact[]) => project(app.get(UnitMirrorConsumer), facts),
    projectOfficers: (facts: OrderedFact[]) => project(app.get(OfficerMirrorConsumer), facts),
    receive: (changes: Partial<RpcInput<typeof receiveDossier>> = {}, actor = PEOPLE.desk, key = nextKey()) =>
      app.get(ReceiveDossier).run(aReceiveRequest(actor.kind === 'citizen' ? { ...answersTo(changes.procedureCode), ...changes } : changes), actor, key),
    assign: (request: RpcInput<typeof assignDossier>, actor = PEOPLE.chair, key = nextKey()) =>
      app.get(AssignDossier).run(assignDossier.request.parse(request), actor, key),
    complete: (request: RpcInput<typeof completeDossier>, actor = PEOPLE.specialist, key = nextKey()) =>
      app.get(CompleteDossier).run(completeDossier.request.parse(request), actor, key),
    /** A look into the tables past every right. */
    rows: async <T>(sql: string, values: unknown[] = []) => (await database.admin.query(sql, values)).rows as T[],
    close: async () => {
      await app.close();
      await relayPool.end();
      await dataSource.destroy();
      if (options.database === undefined) await database.drop();
    },
  };
}

/** Who files online answers the form of the catalogue, as little as it takes. */
export function answersTo(procedureCode = '2.000815'): { readonly formData?: Record<string, unknown> } {
  const form = PROCEDURE_CATALOGUE.find(({ code }) => code === procedureCode)?.eForm;
  return form ? { formData: filledForm(form.schema as FormSchema) } : {};
}

/** A certified copy at the desk of Hạc Thành, complete. */
export function aReceiveRequest(changes: Partial<RpcInput<typeof receiveDossier>> = {}) {
  return receiveDossier.request.parse({
    procedureCode: '2.000815', receivingUnitId: UNITS.hacThanh,
    applicant: { fullName: 'Nguyễn Văn An', personalNumber: '038090012345', phone: '0912345678', address: '12 Lê Lợi' },
    components: [{ code: 'ban-chinh', originals: 1 }, { code: 'ban-sao', copies: 1 }],
    ...changes,
  });
}

/** The value of a result that must not be a refusal. */
export function accepted<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

export const refusedWith = (code: string, params?: object) =>
  ({ ok: false, error: { code, params: params ? expect.objectContaining(params) : expect.anything() } });
