import { refusal, type Actor, type DeadlineLedger, type lookUpDeadlineLedger, type Refusal, type RpcRequest } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type LocalDate, type Result, type WorkingCalendar } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { LoadCalendar } from '../calendar-mirror/load-calendar.js';
import { assigneeOf, isReceipt, pauseOf, type Dossier } from '../dossier/dossier.js';
import type { DeadlineAdjustment } from '../dossier/deadline-adjustment.js';
import type { LifeStep } from '../dossier/dossier-walk.js';
import { ReadLife } from '../dossier/read-life.js';
import { Installation } from '../installation.js';
import { deadlineLedger, type Ledger, type LedgerSegment, type LedgerStep } from './deadline-ledger.js';

/** Whose time the time of a dossier was, from filing until its end or until now. */
@Injectable()
export class LookUpDeadlineLedger {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly life: ReadLife,
    private readonly calendar: LoadCalendar,
    private readonly installation: Installation,
  ) {}

  async run({ dossierId }: RpcRequest<typeof lookUpDeadlineLedger>, actor: Actor): Promise<Result<DeadlineLedger, Refusal>> {
    const rights = await this.findRights.of(actor);
    return withScope(this.dataSource, readScope(rights), async (tx) => {
      const steps = await this.life.steps(tx, dossierId);
      const last = steps.at(-1)?.dossier;
      if (!last) return err(refusal('DOSSIER_NOT_FOUND'));
      const calendars = await this.calendar.many(tx, steps.flatMap(({ dossier: { receipt } }) => [receipt.receivingUnitId, receipt.competentUnitId]));
      const now = this.installation.clock.now();
      const clockStartsAt = isReceipt(last.receipt) ? last.receipt.clockStartsAt : null;
      const ledger = deadlineLedger({ steps: steps.map(toLedgerStep), clockStartsAt, until: now, calendarOf: calendars.of });
      const adjustments = (await this.life.adjustments(tx, [dossierId])).get(dossierId) ?? [];
      return ok(toAnswer(last, ledger, adjustments, remaining(last, ledger, now, calendars.of(last.receipt.competentUnitId))));
    }, { actor: rights.accountId });
  }
}

function toLedgerStep({ at, dossier }: LifeStep): LedgerStep {
  const { receivingUnitId, competentUnitId } = dossier.receipt;
  return {
    at, status: dossier.status, isReceived: isReceipt(dossier.receipt), isPaused: pauseOf(dossier) !== null, assigneeId: assigneeOf(dossier),
    receivingUnitId, competentUnitId, consultingUnitIds: dossier.consulting.map(({ unitId }) => unitId),
  };
}

/** Working minutes until the appointment; null when nobody's clock runs towards one. */
function remaining(dossier: Dossier, { isEnded }: Ledger, now: Date, calendar: WorkingCalendar): number | null {
  return isEnded || dossier.due.at === null || pauseOf(dossier) !== null ? null : calendar.workingMinutesBetween(now, dossier.due.at);
}

const shown = ({ at, on }: { readonly at: Date; readonly on: LocalDate }) => ({ at: formatOffsetTime(at), on });

function appointmentsOf({ due }: Dossier): Pick<DeadlineLedger, 'original' | 'current'> {
  if (due.at === null || due.on === null) return { original: null, current: null };
  const current = { at: due.at, on: due.on };
  return { original: shown(due.original ?? current), current: shown(current) };
}

function toAnswer(dossier: Dossier, ledger: Ledger, adjustments: readonly DeadlineAdjustment[], remainingMinutes: number | null): DeadlineLedger {
  const { receipt, version } = dossier;
  return {
    dossierId: receipt.dossierId, version, historic: receipt.historic,
    from: formatOffsetTime(ledger.from), to: formatOffsetTime(ledger.to), ended: ledger.isEnded, ...appointmentsOf(dossier), remainingMinutes,
    segments: ledger.segments.map(toSegment), elapsed: ledger.elapsed, clockMinutes: ledger.clockMinutes, bySide: { ...ledger.bySide },
    byUnit: [...ledger.byUnit].map(([unitId, minutes]) => ({ unitId, ...minutes })),
    byPerson: [...ledger.byPerson].map(([accountId, minutes]) => ({ accountId, ...minutes })),
    adjustments: adjustments.map((one) => ({
      version: one.version, at: formatOffsetTime(one.at), reasonCode: one.detail.reasonCode ?? one.reasonCode, document: one.detail.document ?? null,
      pausedMinutes: one.pausedMinutes, before: shown(one.before), after: shown(one.after),
    })),
  };
}

function toSegment({ from, to, consultingUnitIds, ...segment }: LedgerSegment): DeadlineLedger['segments'][number] {
  return { ...segment, from: formatOffsetTime(from), to: formatOffsetTime(to), consultingUnitIds: [...consultingUnitIds] };
}
