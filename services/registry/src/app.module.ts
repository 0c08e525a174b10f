import type { Clock, IdSource } from '@haicap/kernel';
import { AuditVerifier, CheckpointStore, eventLogController, EventLogStore, operationsControllers, RunCommand } from '@haicap/outbox';
import { PersonalDataCipher, type Logger } from '@haicap/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { AuditRootRpc } from './audit-root/audit-root.rpc.js';
import { ReadAuditRoots } from './audit-root/read-audit-roots.js';
import { BoundaryRpc } from './boundary/boundary.rpc.js';
import { BoundaryStore } from './boundary/boundary.store.js';
import { ImportBoundaries } from './boundary/import-boundaries.js';
import { LookUpBoundaries } from './boundary/look-up-boundaries.js';
import { CalendarRpc } from './calendar/calendar.rpc.js';
import { CalendarStore } from './calendar/calendar.store.js';
import { LookUpCalendar } from './calendar/look-up-calendar.js';
import { PublishCalendar } from './calendar/publish-calendar.js';
import { PublishPlan } from './calendar/publish-plan.js';
import { AddUnitClosure } from './closure/add-unit-closure.js';
import { ClosureRpc } from './closure/closure.rpc.js';
import { ClosureStore } from './closure/closure.store.js';
import { ListUnitClosures } from './closure/list-unit-closures.js';
import { WithdrawUnitClosure } from './closure/withdraw-unit-closure.js';
import { DelegationRpc } from './delegation/delegation.rpc.js';
import { DelegationStore } from './delegation/delegation.store.js';
import { FindDelegations } from './delegation/find-delegations.js';
import { GrantDelegation } from './delegation/grant-delegation.js';
import { ListDelegations } from './delegation/list-delegations.js';
import { WithdrawDelegation } from './delegation/withdraw-delegation.js';
import { AFTER_COMMIT, CLOCK, IDS, LOGGER, PROVINCE, STAFFING } from './injected.js';
import { LoadRegistry } from './load/load-registry.js';
import { LoadStepStore } from './load/load-step.store.js';
import { LoadWorker } from './load/load.worker.js';
import { RunOnce } from './load/run-once.js';
import { AppointDemoOfficers } from './officer/appoint-demo-officers.js';
import { ListOfficers } from './officer/list-officers.js';
import { ImportOfficers } from './officer-import/import-officers.js';
import { OfficerImportRpc } from './officer-import/officer-import.rpc.js';
import { OfficerImportStore } from './officer-import/officer-import.store.js';
import { OfficerRpc } from './officer/officer.rpc.js';
import { ChangeOfficers } from './officer/change-officers.js';
import { FindPosts } from './officer/find-posts.js';
import { OfficerStore } from './officer/officer.store.js';
import { LookUpOwnPermissions } from './own-permissions/look-up-own-permissions.js';
import { OwnPermissionsRpc } from './own-permissions/own-permissions.rpc.js';
import { PermissionRulesRpc } from './own-permissions/permission-rules.rpc.js';
import { LookUpServiceHours } from './service-hours/look-up-service-hours.js';
import { ServiceHoursRpc } from './service-hours/service-hours.rpc.js';
import { ServiceHoursStore } from './service-hours/service-hours.store.js';
import { SetServiceHours } from './service-hours/set-service-hours.js';
import { ListUnitSuccessions } from './succession/list-unit-successions.js';
import { SuccessionRpc } from './succession/succession.rpc.js';
import { SuccessionStore } from './succession/succession.store.js';
import { ListUnits } from './unit/list-units.js';
import { LoadUnits } from './unit/load-units.js';
import { LookUpUnit } from './unit/look-up-unit.js';
import { UnitLoadStore } from './unit/unit-load.store.js';
import { UnitSearchStore } from './unit/unit-search.store.js';
import { UnitRpc } from './unit/unit.rpc.js';
import { UnitStore } from './unit/unit.store.js';

/** What the process has before it has a module. */
export interface RegistryParts {
  readonly dataSource: DataSource;
  readonly relayPool: Pool;
  readonly checkpoints: CheckpointStore;
  readonly auditVerifier: AuditVerifier;
  readonly cipher: PersonalDataCipher;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly logger: Logger;
  /** Two digits. */
  readonly provinceCode: string;
  readonly withDemoOfficers: boolean;
  readonly afterCommit: () => void;
}

@Module({})
export class AppModule {
  static with(parts: RegistryParts): DynamicModule {
    const { provinceCode, withDemoOfficers } = parts;
    return {
      module: AppModule,
      controllers: [UnitRpc, SuccessionRpc, OfficerRpc, OfficerImportRpc, BoundaryRpc, OwnPermissionsRpc, PermissionRulesRpc, CalendarRpc, ClosureRpc, ServiceHoursRpc, DelegationRpc, AuditRootRpc, eventLogController('registry'), ...operationsControllers('registry', parts)],
      providers: [
        { provide: DataSource, useValue: parts.dataSource },
        { provide: PersonalDataCipher, useValue: parts.cipher },
        { provide: CheckpointStore, useValue: parts.checkpoints },
        { provide: AuditVerifier, useValue: parts.auditVerifier },
        { provide: EventLogStore, useValue: new EventLogStore(parts.relayPool, 'registry') },
        { provide: CLOCK, useValue: parts.clock },
        { provide: IDS, useValue: parts.ids },
        { provide: LOGGER, useValue: parts.logger },
        { provide: PROVINCE, useValue: provinceCode },
        { provide: STAFFING, useValue: { provinceCode, withDemoOfficers } },
        { provide: AFTER_COMMIT, useValue: parts.afterCommit },
        { provide: RunCommand, useValue: new RunCommand(parts) },
        ReadAuditRoots,
        UnitStore, UnitSearchStore, UnitLoadStore, ListUnits, LookUpUnit, LoadUnits,
        SuccessionStore, ListUnitSuccessions, BoundaryStore, ImportBoundaries, LookUpBoundaries,
        OfficerStore, ChangeOfficers, FindPosts, FindDelegations, LookUpOwnPermissions, ListOfficers, AppointDemoOfficers, OfficerImportStore, ImportOfficers,
        CalendarStore, PublishCalendar, LookUpCalendar, PublishPlan,
        ClosureStore, AddUnitClosure, WithdrawUnitClosure, ListUnitClosures,
        DelegationStore, GrantDelegation, WithdrawDelegation, ListDelegations,
        ServiceHoursStore, LookUpServiceHours, SetServiceHours,
        LoadStepStore, RunOnce, LoadRegistry, LoadWorker,
      ],
      exports: [LoadWorker],
    };
  }
}
