import { dossierAssigned, dossierCompleted, dossierReceived, procedure, procedurePublished, unitRegistered, type FactContract } from '@haicap/contracts';
import { addDays, localDate, type LocalDate } from '@haicap/kernel';
import type { OrderedFact } from '@haicap/outbox';

const uuid = (kind: string, n: number) => `0197bd00-${kind}-7000-8000-${n.toString(16).padStart(12, '0')}`;
export const unitId = (n: number) => uuid('0001', n);
export const dossierId = (n: number) => uuid('0002', n);
const procedureId = (n: number) => uuid('0003', n);
const eventId = (aggregateId: string, version: number) => `${aggregateId.slice(0, 9)}${version.toString(16).padStart(4, '0')}${aggregateId.slice(13)}`;

export const PROVINCE = unitId(0);
export const DEPARTMENT = unitId(900);
/** The communes of the tests: today's from 1, former ones from 501. */
export const HAC_THANH = unitId(1);
export const TRIEU_SON = unitId(2);
export const OLD_DIEN_BIEN = unitId(501);
export const OLD_TRIEU_SON = unitId(502);
export const OLD_DISTRICT = unitId(700);

export const BIRTH = { code: '1.001193', name: 'Đăng ký khai sinh', field: 'Hộ tịch' };
export const DEATH = { code: '1.000656', name: 'Đăng ký khai tử', field: 'Hộ tịch' };
export const COPY = { code: '2.000815', name: 'Chứng thực bản sao từ bản chính', field: 'Chứng thực' };

function aFact(contract: FactContract, aggregateId: string, version: number, data: Record<string, unknown>): OrderedFact {
  return {
    eventId: eventId(aggregateId, version), type: contract.type, aggregateId, version, at: '2025-07-01T08:00:00+07:00',
    actor: 'service:test', data: contract.data.parse(data) as Record<string, unknown>,
  };
}

export function unitFact(id: string, changes: Record<string, unknown> = {}): OrderedFact {
  const fullName = (changes['fullName'] as string | undefined) ?? `Xã số ${id.slice(-3)}`;
  return aFact(unitRegistered, id, 1, {
    unitId: id, code: id.slice(-5), level: 'commune', type: 'xa', name: fullName.replace(/^(Xã|Phường|Huyện|Thị trấn) /, ''), fullName,
    parentId: PROVINCE, provinceId: PROVINCE, provinceCode: '38', validFrom: '2025-07-01', validTo: null, agencyCode: null, succeeds: [], ...changes,
  });
}

const former = { validFrom: null, validTo: '2025-06-30' };
const from = (...ids: string[]) => ({ succeeds: ids.map((one) => ({ unitId: one, kind: 'merged', effectiveOn: '2025-07-01' })) });

/** Thanh Hóa: 166 communes of today, two former ones, a former district, a department, the province; one commune elsewhere. */
export const UNIT_FACTS: readonly OrderedFact[] = [
  unitFact(PROVINCE, { level: 'province', type: 'tinh', fullName: 'Tỉnh Thanh Hóa', validFrom: null, parentId: null }),
  unitFact(DEPARTMENT, { level: 'department', type: 'so', fullName: 'Sở Nông nghiệp và Môi trường', validFrom: null }),
  unitFact(OLD_DIEN_BIEN, { type: 'phuong', fullName: 'Phường Điện Biên', ...former }),
  unitFact(OLD_TRIEU_SON, { type: 'thi-tran', fullName: 'Thị trấn Triệu Sơn', ...former }),
  unitFact(OLD_DISTRICT, { level: 'district', type: 'huyen', fullName: 'Huyện Triệu Sơn', ...former }),
  unitFact(HAC_THANH, { type: 'phuong', fullName: 'Phường Hạc Thành', ...from(OLD_DIEN_BIEN) }),
  unitFact(TRIEU_SON, { fullName: 'Xã Triệu Sơn', ...from(OLD_TRIEU_SON, OLD_DISTRICT) }),
  ...Array.from({ length: 164 }, (_, index) => unitFact(unitId(index + 3), index === 0 ? from(OLD_DISTRICT) : {})),
  unitFact(unitId(950), { fullName: 'Phường Ba Đình', type: 'phuong', provinceCode: '01', provinceId: unitId(951) }),
];

export const PROCEDURE_FACTS: readonly OrderedFact[] = [BIRTH, DEATH, COPY].map(({ code, name, field }, index) => aFact(procedurePublished, procedureId(index), 1, procedure.parse({
  procedureId: procedureId(index), code, version: 1, name, field, competentLevel: 'commune', timeLimit: { unit: 'same-day' }, feeDong: null, feeNote: '',
  components: [], result: 'Giấy', legalBasis: 'Luật', validFrom: '2025-01-01', validTo: null, confidence: 'verified',
})));

export interface DossierWish {
  readonly unit?: string;
  readonly procedure?: { readonly code: string; readonly field: string };
  readonly receivedOn?: string;
  /** Null: no appointment. */
  readonly dueOn?: string | null;
  readonly historic?: boolean;
}

function described(id: string, { unit = HAC_THANH, procedure = BIRTH, receivedOn = '2025-07-01', dueOn = '2025-07-04', historic = false }: DossierWish) {
  return {
    dossierId: id, code: `H56.147.97-250701-${id.slice(-4)}`, status: 'received', procedureCode: procedure.code, procedureVersion: 1,
    field: procedure.field, channel: 'counter', receivingUnitId: unit, competentUnitId: unit, returningUnitId: unit,
    receivedAt: `${receivedOn}T08:00:00+07:00`, receivedOn, dueAt: dueOn === null ? null : `${dueOn}T17:00:00+07:00`, dueOn, historic,
  };
}

export function received(n: number, wish: DossierWish = {}): OrderedFact {
  return aFact(dossierReceived, dossierId(n), 1, described(dossierId(n), wish));
}

export function assigned(n: number, wish: DossierWish = {}, version = 2): OrderedFact {
  return aFact(dossierAssigned, dossierId(n), version, {
    ...described(dossierId(n), wish), status: 'assigned', assigneeId: 'officer', assignedAt: '2025-07-01T09:00:00+07:00',
  });
}

export function completed(n: number, on: string, wish: DossierWish = {}, version = 2): OrderedFact {
  const dueOn = wish.dueOn === undefined ? '2025-07-04' : wish.dueOn;
  const timeliness = dueOn === null || on === dueOn ? 'on-time' : on < dueOn ? 'early' : 'late';
  return aFact(dossierCompleted, dossierId(n), version, {
    ...described(dossierId(n), wish), status: 'completed', completedAt: `${on}T10:00:00+07:00`, completedOn: on, timeliness,
  });
}

/** A small province's half year: for each dossier its facts in order, spread over units, procedures and days by a seed. */
export function halfYear(count: number, random: () => number, first = 1): OrderedFact[][] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const units = [HAC_THANH, TRIEU_SON, OLD_DIEN_BIEN, OLD_TRIEU_SON, OLD_DISTRICT, unitId(3), unitId(4)];
  const plus = (day: LocalDate, days: number) => addDays(day, Math.floor(days));
  return Array.from({ length: count }, (_, index) => {
    const n = first + index;
    const receivedOn = plus(localDate('2025-01-01'), random() * 181);
    const dueOn = random() < 0.1 ? null : plus(receivedOn, random() * 15);
    const wish = { unit: pick(units), procedure: pick([BIRTH, DEATH, COPY]), receivedOn, dueOn, historic: true };
    const facts = [received(n, wish)];
    if (random() < 0.3) facts.push(assigned(n, wish));
    if (random() < 0.8) facts.push(completed(n, plus(receivedOn, random() * 20), wish, facts.length + 1));
    return facts;
  });
}
