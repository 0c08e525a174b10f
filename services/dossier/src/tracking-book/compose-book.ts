import { Injectable } from '@nestjs/common';
import { refusal, type PaperFormat, type Refusal } from '@haicap/contracts';
import { addDays, err, instantOf, localDateOf, ok, type LocalDate, type Result } from '@haicap/kernel';
import { maskName } from '@haicap/service-kit';
import type { EntityManager } from 'typeorm';
import { KeepFilingWishes } from '../filing/keep-filing-wishes.js';
import { KeepPersons, type WholeApplicant } from '../person/keep-persons.js';
import { Installation } from '../installation.js';
import { circularOn, namesOf } from '../paper/paper.js';
import type { PdfJob, SheetJob } from '../paper-press/press-job.js';
import { FindTemplates } from '../paper-template/find-templates.js';
import { fillTemplate, type PaperTemplateVersion } from '../paper-template/paper-template.js';
import { FindUnits } from '../unit-mirror/find-units.js';
import type { UnitVersion } from '../unit-mirror/unit-mirror.js';
import { trackingBook, type BookEntry } from './tracking-book.js';
import { TrackingBookStore, type BookPosition, type BookRow } from './tracking-book.store.js';

export interface BookWish {
  readonly unitId: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly after: BookPosition | null;
  readonly limit: number;
  readonly format: PaperFormat;
  readonly masked: boolean;
  readonly template?: PaperTemplateVersion;
}

export interface ComposedBook {
  readonly job: PdfJob;
  readonly sheet: SheetJob;
  readonly next: BookPosition | null;
}

const MINUTES_AT_MIDNIGHT = 0;

/** A page of the register of a desk, as a paper and as a worksheet. */
@Injectable()
export class ComposeBook {
  constructor(
    private readonly book: TrackingBookStore,
    private readonly units: FindUnits,
    private readonly applicants: KeepPersons,
    private readonly wishes: KeepFilingWishes,
    private readonly templates: FindTemplates,
    private readonly installation: Installation,
  ) {}

  async run(tx: EntityManager, wish: BookWish): Promise<Result<ComposedBook, Refusal>> {
    const { unitId, from, to, after, limit, format } = wish;
    const found = await this.book.page(tx, {
      unitId, from: instantOf(from, MINUTES_AT_MIDNIGHT), before: instantOf(addDays(to, 1), MINUTES_AT_MIDNIGHT), after, limit: limit + 1,
    });
    const rows = found.slice(0, limit);
    const versions = await this.units.versions(tx, [unitId, ...rows.map(({ competentUnitId }) => competentUnitId)]);
    const unit = versionOn(versions, unitId, to);
    if (unit === undefined) return err(refusal('UNIT_NOT_FOUND', { unitId }));

    const firstNumber = (after?.number ?? 0) + 1;
    const printedAt = this.installation.clock.now();
    const model = trackingBook({ unit, from, to, printedAt, firstNumber, entries: await this.#entries(tx, rows, versions, wish.masked) });
    const circular = wish.template?.circular ?? circularOn(to);
    const template = wish.template ?? await this.templates.inForce(tx, 'tracking-book', circular, to);
    const { title, formNumber } = namesOf('tracking-book', circular);
    const named = { ...model, values: { ...model.values, circular, formNumber: formNumber ?? '' } };
    const last = rows.at(-1);
    return ok({
      job: { kind: 'pdf', format, title, at: printedAt, paper: fillTemplate(template.body, named) },
      sheet: sheetOf(model.tables.dossiers, title),
      next: found.length > rows.length && last ? { receivedAt: last.position, id: last.dossierId, number: firstNumber + rows.length - 1 } : null,
    });
  }

  async #entries(tx: EntityManager, rows: readonly BookRow[], versions: readonly UnitVersion[], masked: boolean): Promise<BookEntry[]> {
    const applicants = await this.applicants.readWhole(tx, rows.map(({ dossierId }) => dossierId));
    const sets = await this.wishes.setsOf(tx, rows.map(({ dossierId }) => dossierId));
    return rows.map(({ dossierId, competentUnitId, ...row }) => {
      const applicant = applicants.get(dossierId);
      if (applicant === undefined) throw new Error(`dossier ${dossierId} has no applicant`);
      // Under the name it had when the dossier came to it.
      const competent = versionOn(versions, competentUnitId, localDateOf(row.receivedAt));
      return { ...row, sets: sets.get(dossierId) ?? 1, competentUnitName: competent?.fullName ?? '', ...personOf(applicant, masked) };
    });
  }
}

function personOf({ fullName, address, phone }: WholeApplicant, masked: boolean): Pick<BookEntry, 'applicant' | 'contact'> {
  return masked ? { applicant: maskName(fullName), contact: '' } : { applicant: fullName, contact: [address, phone].filter((text) => text !== '').join('; ') };
}

function versionOn(versions: readonly UnitVersion[], unitId: string, day: LocalDate): UnitVersion | undefined {
  return versions.filter((one) => one.unitId === unitId && one.asFrom <= day).at(-1);
}

const SHEET_COLUMNS = [
  ['number', 'TT', 6], ['code', 'Mã hồ sơ', 26], ['procedure', 'Tên thủ tục hành chính', 40], ['sets', 'Số bộ', 7], ['applicant', 'Tên cá nhân, tổ chức', 28],
  ['contact', 'Địa chỉ, số điện thoại', 36], ['competentUnit', 'Cơ quan giải quyết', 28], ['receivedAt', 'Nhận hồ sơ', 18], ['dueAt', 'Hẹn trả kết quả', 18],
  ['returnedAt', 'Trả kết quả', 18], ['method', 'Hình thức nộp', 14], ['note', 'Ghi chú', 18],
] as const;

function sheetOf(entries: readonly Readonly<Record<(typeof SHEET_COLUMNS)[number][0], string>>[], name: string): SheetJob {
  return {
    kind: 'xlsx', name, columns: SHEET_COLUMNS.map(([, title, widthChars]) => ({ title, widthChars })),
    rows: entries.map((entry) => SHEET_COLUMNS.map(([column]) => entry[column])),
  };
}
