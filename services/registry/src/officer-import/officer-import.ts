import { postRole, type OfficerImportError, type Role, type UnitLevel } from '@haicap/contracts';
import { vnFold } from '@haicap/kernel';
import { z } from 'zod';

export const FIELDS = ['login', 'fullName', 'unitCode', 'role', 'title', 'validFrom', 'validTo'] as const;
export type Field = (typeof FIELDS)[number];
/** What the columns are called; the name of the field itself is fine, too. */
export const TITLES: Readonly<Record<Field, string>> = {
  login: 'Tài khoản', fullName: 'Họ và tên', unitCode: 'Mã đơn vị', role: 'Vai trò', title: 'Chức danh', validFrom: 'Từ ngày', validTo: 'Đến ngày',
};

/** A line of the list: its number as people count, and its cells as text. */
export interface Line {
  readonly row: number;
  readonly cells: Readonly<Record<Field, string>>;
}

export interface ListedPost {
  readonly row: number;
  readonly unitId: string;
  readonly role: Role;
  readonly title: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface ListedOfficer {
  readonly login: string;
  readonly fullName: string;
  readonly posts: readonly ListedPost[];
}

export interface KnownUnit {
  readonly unitId: string;
  readonly level: UnitLevel;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

const MESSAGES: Readonly<Record<string, string>> = {
  'cell-missing': 'Ô này phải có nội dung.', 'login-invalid': 'Tài khoản gồm chữ thường không dấu, số, dấu chấm, gạch; tối đa 60 ký tự.',
  'own-login': 'Không tự ghi vị trí cho chính mình. Hãy nhờ một quản trị viên khác.', 'unit-unknown': 'Không có đơn vị với mã này vào ngày bắt đầu.',
  'role-unknown': 'Vai trò không có trong danh mục.', 'role-not-of-unit': 'Vai trò này không thuộc cấp của đơn vị.', 'date-invalid': 'Ngày phải có dạng dd/mm/yyyy.',
  'dates-reversed': 'Ngày kết thúc trước ngày bắt đầu.', 'name-differs': 'Cùng một tài khoản nhưng họ và tên khác dòng trước.',
  'post-twice': 'Vị trí này đã có ở một dòng khác.', 'post-overlaps': 'Trùng thời gian với một vị trí cùng vai trò tại đơn vị này.', 'text-too-long': 'Nội dung quá dài.',
};

const wrong = (row: number, field: Field, code: string): OfficerImportError => ({ row, field, code, message: MESSAGES[code] ?? '' });

const LOGIN = /^[a-z0-9][a-z0-9._-]{1,59}$/;
const TEXT_MAX = 120;
const NAMES_OF_ROLES: Readonly<Record<string, Role>> = {
  'mot cua': 'one-stop-officer', 'chuyen vien': 'specialist', 'lanh dao don vi': 'chair', 'lanh dao tinh': 'province-leader', 'quan tri he thong': 'province-admin', 'kiem tra giam sat': 'auditor',
};
// Who leads, administers or audits a province does so for all of it; the others work in one unit below it.
const OF_PROVINCE: readonly Role[] = ['province-leader', 'province-admin', 'auditor'];

export interface Context {
  readonly units: ReadonlyMap<string, KnownUnit>;
  /** The login of whoever imports. */
  readonly ownLogin: string | undefined;
}

/** Reads the whole list: the officers when every line is right, otherwise what is wrong in each. */
export function readList(lines: readonly Line[], context: Context): { readonly officers: readonly ListedOfficer[]; readonly errors: readonly OfficerImportError[] } {
  const errors: OfficerImportError[] = [];
  const officers = new Map<string, { login: string; fullName: string; posts: ListedPost[] }>();
  for (const line of lines) {
    const found = readLine(line, context);
    errors.push(...found.errors);
    const { login, fullName, post } = found;
    if (!post) continue;
    const officer = officers.get(login) ?? { login, fullName, posts: [] };
    officers.set(login, officer);
    if (officer.fullName !== fullName) errors.push(wrong(line.row, 'fullName', 'name-differs'));
    if (officer.posts.some((other) => isSamePost(other, post))) errors.push(wrong(line.row, 'unitCode', 'post-twice'));
    officer.posts.push(post);
  }
  return errors.length > 0 ? { officers: [], errors } : { officers: [...officers.values()], errors: [] };
}

type Place = Pick<ListedPost, 'unitId' | 'role' | 'validFrom'>;
export const isSamePost = (one: Place, other: Place): boolean => one.unitId === other.unitId && one.role === other.role && one.validFrom === other.validFrom;

/** Whether two posts of one officer say the same role in the same unit on the same day. */
export function overlapsOf(posts: readonly (Place & { readonly validTo: string | null; readonly row?: number })[]): OfficerImportError[] {
  return posts.flatMap((post, index) => posts.slice(index + 1)
    .filter((other) => post.unitId === other.unitId && post.role === other.role && isDuring(post, other))
    .map((other) => wrong(other.row ?? post.row ?? 0, 'validFrom', 'post-overlaps')));
}

const isDuring = (one: Place & { validTo: string | null }, other: Place & { validTo: string | null }): boolean =>
  one.validFrom <= (other.validTo ?? '9999') && other.validFrom <= (one.validTo ?? '9999');

interface ReadLine {
  readonly login: string;
  readonly fullName: string;
  readonly post?: ListedPost;
  readonly errors: readonly OfficerImportError[];
}

function readLine({ row, cells }: Line, context: Context): ReadLine {
  const named = { login: cells.login.toLowerCase(), fullName: cells.fullName };
  const errors: OfficerImportError[] = [];
  const tell: Tell = (field, code) => void errors.push(wrong(row, field, code));
  checkTexts(cells, tell);
  if (errors.length > 0) return { ...named, errors };
  if (!LOGIN.test(named.login)) tell('login', 'login-invalid');
  if (named.login === context.ownLogin) tell('login', 'own-login');
  const { validFrom, validTo } = daysOf(cells, tell);
  const place = placeOf(cells, validFrom, context, tell);
  if (errors.length > 0 || place === undefined || validFrom === undefined) return { ...named, errors };
  return { ...named, errors, post: { row, ...place, title: cells.title, validFrom, validTo } };
}

type Tell = (field: Field, code: string) => void;

function checkTexts(cells: Line['cells'], tell: Tell): void {
  for (const field of FIELDS) {
    if (field !== 'validTo' && cells[field] === '') tell(field, 'cell-missing');
    if (cells[field].length > TEXT_MAX) tell(field, 'text-too-long');
  }
}

function placeOf(cells: Line['cells'], day: string | undefined, { units }: Context, tell: Tell): { readonly unitId: string; readonly role: Role } | undefined {
  const role = roleOf(cells.role);
  const unit = units.get(cells.unitCode);
  if (role === undefined) tell('role', 'role-unknown');
  if (unit === undefined || !isActive(unit, day)) {
    tell('unitCode', 'unit-unknown');
    return undefined;
  }
  if (role === undefined) return undefined;
  if (OF_PROVINCE.includes(role) !== (unit.level === 'province')) tell('role', 'role-not-of-unit');
  return { unitId: unit.unitId, role };
}

function daysOf(cells: Line['cells'], tell: Tell): { readonly validFrom: string | undefined; readonly validTo: string | null } {
  const validFrom = dayOf(cells.validFrom);
  const validTo = cells.validTo === '' ? null : dayOf(cells.validTo);
  if (validFrom === undefined) tell('validFrom', 'date-invalid');
  if (validTo === undefined) tell('validTo', 'date-invalid');
  if (validFrom !== undefined && validTo != null && validTo < validFrom) tell('validTo', 'dates-reversed');
  return { validFrom, validTo: validTo ?? null };
}

function isActive({ validFrom, validTo }: KnownUnit, day: string | undefined): boolean {
  return day === undefined || ((validFrom === null || validFrom <= day) && (validTo === null || day <= validTo));
}

function roleOf(text: string): Role | undefined {
  const code = postRole.safeParse(text.toLowerCase());
  return code.success ? code.data : NAMES_OF_ROLES[vnFold(text).replace(/[^a-z]+/g, ' ').trim()];
}

/** A day as people here write it, or as machines do. */
function dayOf(text: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const iso = year === undefined ? text : `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const parsed = z.iso.date().safeParse(iso);
  return parsed.success ? parsed.data : undefined;
}
