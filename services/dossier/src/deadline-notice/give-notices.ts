import { deadlinePassed, deadlineWarned } from '@haicap/contracts';
import { formatOffsetTime, localDateOf } from '@haicap/kernel';
import { appendEvents, newEvent, type NewEvent } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { LoadCalendar } from '../calendar-mirror/load-calendar.js';
import { FindDeadlinePolicy } from '../deadline-policy/find-deadline-policy.js';
import { Installation } from '../installation.js';
import { bandsAt, type NoticeBand } from './deadline-notice.js';
import { DeadlineNoticeStore, type Notice } from './deadline-notice.store.js';

const PORTION = 200;
const ACTOR = 'service:dossier';

/** Notices that an appointment comes near or is over: a row and a fact, once per dossier, warning and appointment. Who tells whom is another service's. */
@Injectable()
export class GiveNotices {
  constructor(
    private readonly dataSource: DataSource,
    private readonly notices: DeadlineNoticeStore,
    private readonly calendar: LoadCalendar,
    private readonly policies: FindDeadlinePolicy,
    private readonly installation: Installation,
  ) {}

  /** True when there is more to do at once. */
  async run(): Promise<boolean> {
    const now = this.installation.clock.now();
    const isMore = await withScope(this.dataSource, { kind: 'installation' }, async (tx) => {
      const { warnBeforeMinutes } = await this.policies.on(tx, localDateOf(now));
      const bands = bandsAt(now, warnBeforeMinutes, await this.calendar.run(tx));
      const given: number[] = [];
      for (const band of bands) given.push(await this.#give(tx, band, now));
      return given.some((count) => count === PORTION);
    }, { actor: ACTOR });
    this.installation.wakeRelay();
    return isMore;
  }

  async #give(tx: EntityManager, band: NoticeBand, noticedAt: Date): Promise<number> {
    const { clock, ids } = this.installation;
    const found = await this.notices.approaching(tx, band, localDateOf(noticedAt), PORTION);
    if (found.length === 0) return 0;
    const notices = found.map((one) => ({ ...one, noticeId: ids.next(), beforeMinutes: band.beforeMinutes, noticedAt }));
    const isNew = await this.notices.insert(tx, notices);
    await appendEvents(tx, notices.filter(({ noticeId }) => isNew.has(noticeId)).map(toEvent), { actor: ACTOR, clock, ids });
    return found.length;
  }
}

function toEvent({ beforeMinutes, dueAt, noticedAt, ...notice }: Notice): NewEvent {
  const data = { ...notice, dueAt: formatOffsetTime(dueAt), noticedAt: formatOffsetTime(noticedAt) };
  const audit = { objectType: 'deadline', detail: { code: notice.code } };
  return beforeMinutes === 0
    ? newEvent({ contract: deadlinePassed, aggregateId: notice.noticeId, version: 1, data, audit: { ...audit, action: 'pass' } })
    : newEvent({ contract: deadlineWarned, aggregateId: notice.noticeId, version: 1, data: { ...data, beforeMinutes }, audit: { ...audit, action: 'warn' } });
}
