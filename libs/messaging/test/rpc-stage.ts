import { assignDossier, dossierEventLog, listProcedures, listTimeline, type Actor, type Dossier, type Refusal, type RpcContract } from '@haicap/contracts';
import { ok, type Result } from '@haicap/kernel';
import { createLogger, createMetrics, type Metrics } from '@haicap/service-kit';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { Rpc, RpcServer, type Bus, type Witness } from '../src/index.js';
import type { RpcContext } from '../src/index.js';

export const dossierId = '0197bd00-0000-7000-8000-000000000001';
export const unitId = '0197bd00-0000-7000-8000-0000000000aa';

export const specialist: Actor = { accountId: 'account-1', kind: 'officer', posts: [{ unitId, role: 'specialist' }] };
export const citizen: Actor = { accountId: 'account-2', kind: 'citizen', posts: [{ unitId, role: 'citizen' }] };
export const reportingService: Actor = { accountId: 'service:reporting', kind: 'service', posts: [] };

/** Tokens of the stage are names; the verifier has its own tests. */
const ACTORS: Readonly<Record<string, Actor>> = { specialist, citizen, 'reporting-service': reportingService };

type Handler = (request: unknown, context: RpcContext) => Promise<Result<unknown, Refusal>> | Result<unknown, Refusal>;

/** What the four handlers do; a test replaces what it is about. */
export interface Behaviour {
  assign: Handler;
  timeline: Handler;
  procedures: Handler;
  events: Handler;
}

export const aDossier: Dossier = {
  dossierId, code: '000.00.38.H56-250701-0001', version: 2, status: 'assigned', nationalStatus: 4, financialStatus: 'none',
  procedureCode: '1.001193', procedureVersion: 1, procedureName: 'Đăng ký khai sinh', field: 'Hộ tịch', channel: 'counter',
  supportUnitId: null, receivingUnitId: unitId, competentUnitId: unitId, returningUnitId: unitId,
  applicantName: 'N••• V•• A•', applicantMasked: true, assigneeId: null,
  submittedAt: '2025-07-01T08:00:00+07:00', originalDueOn: null, pausedAt: null, reasonCode: null, reasonLabel: null, missingComponents: [],
  receivedAt: '2025-07-01T08:00:00+07:00', clockStartsAt: '2025-07-01T08:00:00+07:00', dueAt: null, dueOn: null, dueReasons: [],
  completedAt: null, timeliness: null, caseCode: null, intakeDueAt: null, intakeLate: null, supplement: { count: 0, dueOn: null, consent: null }, deliveryStatus: 'not-ready', sync: {}, needsSignature: false, openConsultations: [],
  allowedActions: [],
};

export interface Stage {
  readonly metrics: Metrics;
  readonly logLines: string[];
  close(): Promise<void>;
}

interface StageOptions {
  readonly behaviour?: Partial<Behaviour>;
  readonly maxInFlight?: number;
  readonly maxWaiting?: number;
  readonly witness?: Witness;
  readonly isReady?: (contract: RpcContract) => boolean;
}

/** A dossier service with four routes: public, for roles, a command, and for services only. */
export async function raiseStage(bus: Bus, { behaviour = {}, ...limits }: StageOptions = {}): Promise<Stage> {
  const does: Behaviour = {
    assign: () => ok(aDossier),
    timeline: () => ok({ entries: [] }),
    procedures: () => ok({ items: [] }),
    events: () => ok({ events: [], lastPosition: '0', more: false }),
    ...behaviour,
  };

  @Controller()
  class DossierRpc {
    @Rpc(assignDossier)
    async assign(request: unknown, context: RpcContext) {
      return does.assign(request, context);
    }

    @Rpc(listTimeline)
    async timeline(request: unknown, context: RpcContext) {
      return does.timeline(request, context);
    }

    @Rpc(listProcedures)
    async procedures(request: unknown, context: RpcContext) {
      return does.procedures(request, context);
    }

    @Rpc(dossierEventLog.listEvents)
    async events(request: unknown, context: RpcContext) {
      return does.events(request, context);
    }
  }

  @Module({ controllers: [DossierRpc] })
  class StageModule {}

  const logLines: string[] = [];
  const logger = createLogger({ service: 'dossier', level: 'info', write: (line) => logLines.push(line) });
  const metrics = createMetrics('dossier');
  const strategy = new RpcServer({
    bus, service: 'dossier', logger, metrics, ...limits,
    contracts: [assignDossier, listTimeline, listProcedures, dossierEventLog.listEvents],
    authenticate: async (token) => ACTORS[token] ?? null,
  });
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(StageModule, { strategy, logger: false, abortOnError: false });
  await app.listen();
  return { metrics, logLines, close: () => app.close() };
}
