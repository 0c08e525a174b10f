import type { Role, UnitType } from '@haicap/contracts';
import { seededRandom } from '@haicap/kernel';
import { PROVINCIAL_CENTRE } from '../unit/department/departments.js';
import { registryId } from '../unit/unit-id.js';

export interface DemoPost {
  readonly postId: string;
  readonly unitId: string;
  readonly role: Role;
  readonly title: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface DemoOfficer {
  readonly officerId: string;
  readonly login: string;
  readonly fullName: string;
  readonly post: DemoPost;
}

export interface StaffedUnit {
  readonly unitId: string;
  readonly code: string;
  readonly type: UnitType;
  readonly name: string;
}

interface Seat {
  readonly login: string;
  readonly role: Role;
  readonly title: (unit: StaffedUnit) => string;
}

const KIND: Partial<Record<UnitType, string>> = { xa: 'xã', phuong: 'phường', 'dac-khu': 'đặc khu', tinh: 'tỉnh', 'thanh-pho-tw': 'thành phố' };
const kindOf = (unit: StaffedUnit): string => KIND[unit.type] ?? 'đơn vị';

const COMMUNE_SEATS: readonly Seat[] = [
  { login: 'motcua', role: 'one-stop-officer', title: () => 'Công chức một cửa' },
  { login: 'chuyenvien', role: 'specialist', title: () => 'Chuyên viên Văn phòng HĐND và UBND' },
  { login: 'chutich', role: 'chair', title: (unit) => `Chủ tịch UBND ${kindOf(unit)}` },
];
const PROVINCE_SEATS: readonly Seat[] = [
  { login: 'lanhdao', role: 'province-leader', title: (unit) => `Lãnh đạo UBND ${kindOf(unit)}` },
  { login: 'quantri', role: 'province-admin', title: () => 'Quản trị hệ thống' },
  { login: 'kiemtoan', role: 'auditor', title: () => 'Kiểm tra, giám sát' },
];

const SPECIALIST_OF_DEPARTMENT: Seat = { login: 'chuyenvien', role: 'specialist', title: (unit) => `Chuyên viên ${unit.name}` };
const HEAD_OF_DEPARTMENT: Seat = { login: 'giamdoc', role: 'chair', title: (unit) => `Thủ trưởng ${unit.name}` };
// The centre receives for every department; the others answer.
const CENTRE_SEATS: readonly Seat[] = [{ login: 'motcua', role: 'one-stop-officer', title: (unit) => `Công chức một cửa ${unit.name}` }, HEAD_OF_DEPARTMENT];
const DEPARTMENT_SEATS: readonly Seat[] = [SPECIALIST_OF_DEPARTMENT, HEAD_OF_DEPARTMENT];

// Frequent family names, middle names and given names, drawn independently: nobody's name is meant.
const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương', 'Lý', 'Trịnh', 'Mai'];
const GIVEN_OF_WOMEN = [['Thị', 'Ngọc', 'Thu', 'Minh', 'Thanh'], ['An', 'Bình', 'Chi', 'Dung', 'Hà', 'Hạnh', 'Hương', 'Lan', 'Mai', 'Nga', 'Oanh', 'Phương', 'Thảo', 'Trang', 'Yến']];
const GIVEN_OF_MEN = [['Văn', 'Đức', 'Hữu', 'Quang', 'Xuân', 'Minh'], ['Anh', 'Bảo', 'Cường', 'Dũng', 'Đạt', 'Hải', 'Hùng', 'Khánh', 'Long', 'Nam', 'Phúc', 'Quân', 'Sơn', 'Tuấn', 'Vinh']];

const SEED = 20_250_701;
const DEMO_FROM = '2025-07-01';

export interface StaffedProvince {
  readonly province: StaffedUnit;
  readonly communes: readonly StaffedUnit[];
  readonly departments: readonly StaffedUnit[];
}

/** Three officers for every commune and for the province, two for each department: the same people on every installation of a province. */
export function demoOfficers({ province, communes, departments }: StaffedProvince): DemoOfficer[] {
  const random = seededRandom(SEED + Number(province.code));
  const inOrder = (units: readonly StaffedUnit[]) => [...units].sort((a, b) => (a.code < b.code ? -1 : 1));
  return [
    ...PROVINCE_SEATS.map((seat) => officerOf(seat, province, random)),
    ...inOrder(communes).flatMap((unit) => COMMUNE_SEATS.map((seat) => officerOf(seat, unit, random))),
    ...inOrder(departments).flatMap((unit) => (unit.code === PROVINCIAL_CENTRE ? CENTRE_SEATS : DEPARTMENT_SEATS).map((seat) => officerOf(seat, unit, random))),
  ];
}

function officerOf(seat: Seat, unit: StaffedUnit, random: () => number): DemoOfficer {
  const login = `${seat.login}.${unit.code}`;
  return {
    officerId: registryId(`officer:${login}`), login, fullName: nameOf(random),
    post: { postId: registryId(`post:${login}`), unitId: unit.unitId, role: seat.role, title: seat.title(unit), validFrom: DEMO_FROM, validTo: null },
  };
}

function nameOf(random: () => number): string {
  const pick = (names: readonly string[]): string => names[Math.floor(random() * names.length)] ?? '';
  const [middle = [], given = []] = random() < 0.5 ? GIVEN_OF_WOMEN : GIVEN_OF_MEN;
  return `${pick(FAMILY)} ${pick(middle)} ${pick(given)}`;
}
