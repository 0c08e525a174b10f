import { formatVnDate, localDateOf, type LocalDate, type Timeliness } from '@haicap/kernel';
import { circularOn, namesOf } from '../paper/paper.js';
import { letterhead, placeAndDay, shortMoment } from '../paper-model/paper-words.js';
import type { ModelOf } from '../paper-model/paper-model.js';
import type { UnitVersion } from '../unit-mirror/unit-mirror.js';

/** A dossier as the register of its desk shows it. */
export interface BookEntry {
  readonly code: string;
  readonly procedureName: string;
  readonly competentUnitName: string;
  readonly receivedAt: Date;
  readonly dueAt: Date | null;
  readonly returnedAt: Date | null;
  readonly timeliness: Timeliness | null;
  readonly status: string;
  readonly channel: string;
  readonly sets: number;
  readonly applicant: string;
  /** Address and phone, in clear only for those who may read them. */
  readonly contact: string;
}

export interface BookPage {
  readonly unit: UnitVersion;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly printedAt: Date;
  /** The number of the first entry, from 1. */
  readonly firstNumber: number;
  readonly entries: readonly BookEntry[];
}

const TIMELINESS: Readonly<Record<Timeliness, string>> = { early: 'Trước hạn', 'on-time': 'Đúng hạn', late: 'Quá hạn' };
const ENDED: Readonly<Record<string, string>> = { stopped: 'Dừng giải quyết', refused: 'Không tiếp nhận' };
const METHODS: Readonly<Record<string, string>> = { counter: 'Trực tiếp', online: 'Trực tuyến', postal: 'Bưu chính' };

/** Form 07 (06 until 2025): the register of a receiving unit. Its circular is that of the last day it covers. */
export function trackingBook({ unit, from, to, printedAt, firstNumber, entries }: BookPage): ModelOf<'tracking-book'> {
  const { circular, formNumber } = namesOf('tracking-book', circularOn(to));
  return {
    values: {
      ...letterhead(unit, to), placeAndDay: placeAndDay(unit, localDateOf(printedAt)), circular, formNumber: formNumber ?? '',
      unit: unit.fullName, from: formatVnDate(from), to: formatVnDate(to), rows: String(entries.length), nothing: entries.length === 0 ? '0' : '',
    },
    tables: {
      dossiers: entries.map((entry, at) => ({
        number: String(firstNumber + at), code: entry.code, procedure: entry.procedureName, sets: String(entry.sets), applicant: entry.applicant, contact: entry.contact,
        competentUnit: entry.competentUnitName, receivedAt: shortMoment(entry.receivedAt), dueAt: moment(entry.dueAt), returnedAt: moment(entry.returnedAt),
        method: METHODS[entry.channel] ?? entry.channel, note: noteOf(entry),
      })),
    },
  };
}

const moment = (at: Date | null) => (at === null ? '' : shortMoment(at));

function noteOf({ timeliness, status }: BookEntry): string {
  return timeliness === null ? ENDED[status] ?? '' : TIMELINESS[timeliness];
}
