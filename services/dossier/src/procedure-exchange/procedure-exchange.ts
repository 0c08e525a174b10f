import { procedureContent, type ImportError, type ProcedureContent } from '@haicap/contracts';
import type { z } from 'zod';

/** A cell as a workbook gives it. */
export type Cell = string | number | boolean | Date | null;
type Kind = 'text' | 'count' | 'yes' | 'json' | 'day' | 'list';

interface Column {
  readonly title: string;
  readonly field: string;
  readonly kind: Kind;
}
interface SheetPlan {
  readonly name: string;
  readonly columns: readonly Column[];
}
const text = (title: string, field: string): Column => ({ title, field, kind: 'text' });
const count = (title: string, field: string): Column => ({ title, field, kind: 'count' });
const yes = (title: string, field: string): Column => ({ title, field, kind: 'yes' });
const json = (title: string, field: string): Column => ({ title, field, kind: 'json' });
const CODE = text('Mã thủ tục', 'procedureCode');
const LIMIT = [text('Đơn vị thời hạn', 'limitUnit'), count('Thời hạn', 'limitAmount')];
const PART = [text('Mã', 'code'), text('Tên', 'name')];

/** The sheets of the workbook. One row is one procedure, way, fee, case, paper, step, note or form; the code of the procedure ties them. */
export const SHEETS = {
  procedures: { name: 'Thủ tục', columns: [
    CODE, text('Tên thủ tục', 'name'), text('Lĩnh vực', 'field'), text('Cấp thẩm quyền', 'competentLevel'), { title: 'Cấp thẩm quyền khác', field: 'furtherCompetentLevels', kind: 'list' }, text('Chức danh', 'competentPost'), text('Căn cứ pháp lý', 'legalBasis'),
    text('Số quyết định công bố', 'decisionNumber'), { title: 'Ngày quyết định', field: 'decisionOn', kind: 'day' }, text('Cơ quan công bố', 'decisionBy'), { title: 'Hết hiệu lực', field: 'validTo', kind: 'day' },
    text('Mã kết quả', 'resultCode'), text('Kết quả', 'result'), yes('Có bản giấy', 'resultIsPaper'), yes('Ký, lấy số, phát hành', 'needsSignature'),
    text('Mức độ trực tuyến', 'onlineLevel'), text('Lý do chưa toàn trình', 'onlineLevelReason'), text('Phi địa giới', 'nonTerritorialScope'), text('Giờ chốt trong ngày', 'sameDayCutOff'),
    yes('Không hẹn trả', 'noAppointment'), count('Số ngày bổ sung', 'supplementDays'), text('Hỏi ý kiến im lặng', 'consultationSilence'), yes('Không qua phê duyệt', 'isSimple'),
    yes('Phê duyệt hàng loạt', 'allowsBatchApproval'), text('Độ chắc chắn', 'confidence'),
  ] },
  channels: { name: 'Cách thức', columns: [CODE, text('Cách thức', 'channel'), ...LIMIT] },
  fees: { name: 'Phí lệ phí', columns: [
    CODE, text('Cách thức', 'channel'), ...PART, text('Loại', 'kind'), count('Mức thu (đồng)', 'amountDong'), text('Đơn vị tính', 'unit'), text('Ghi chú', 'note'), json('Quy tắc', 'rule'),
  ] },
  cases: { name: 'Trường hợp', columns: [CODE, ...PART, ...LIMIT] },
  components: { name: 'Thành phần hồ sơ', columns: [
    CODE, text('Trường hợp', 'caseCode'), ...PART, yes('Bắt buộc', 'required'), count('Bản chính', 'originals'), count('Bản sao', 'copies'), yes('Thay bằng dữ liệu', 'replaceableByData'),
    yes('Số hóa', 'digitise'), text('Tên mẫu', 'templateName'), text('Địa chỉ mẫu', 'templateUrl'),
  ] },
  process: { name: 'Quy trình', columns: [CODE, ...PART, text('Vai trò', 'role'), text('Nơi thực hiện', 'unit'), count('Số giờ', 'hours')] },
  uncertain: { name: 'Chưa chắc chắn', columns: [CODE, text('Mục', 'pointer'), text('Ghi chú', 'note')] },
  forms: { name: 'Biểu mẫu', columns: [CODE, json('JSON Schema', 'schema'), json('Gợi ý hiển thị', 'uiSchema')] },
} as const satisfies Record<string, SheetPlan>;
export type SheetKey = keyof typeof SHEETS;
export const SHEET_KEYS = Object.keys(SHEETS) as SheetKey[];

export interface Entry {
  readonly code: string;
  readonly content: ProcedureContent;
}
export interface Row {
  readonly values: Readonly<Record<string, unknown>>;
  /** As the workbook counts, the head being row 1. */
  readonly number: number;
}
export type Rows = Readonly<Record<SheetKey, readonly Row[]>>;
type Values = Record<string, unknown>;

/** What of a procedure stands in which sheet. */
export function toRows({ code: procedureCode, content }: Entry): Readonly<Record<SheetKey, readonly Values[]>> {
  const { channels = [], components = [], cases = [], process = [], uncertain = [], eForm, publishingDecision: decision, ...plain } = content;
  const component = (caseCode: string) => ({ template, ...one }: (typeof components)[number]): Values =>
    ({ procedureCode, caseCode, ...one, templateName: template?.name, templateUrl: template?.url });
  return {
    procedures: [{ procedureCode, ...plain, decisionNumber: decision?.number, decisionOn: decision?.issuedOn, decisionBy: decision?.issuedBy }],
    channels: channels.map(({ channel, timeLimit }) => ({ procedureCode, channel, ...limitCells(timeLimit) })),
    fees: channels.flatMap(({ channel, fees }) => fees.map((fee) => ({ procedureCode, channel, ...fee }))),
    cases: cases.map(({ code, name, timeLimit }) => ({ procedureCode, code, name, ...limitCells(timeLimit) })),
    components: [...components.map(component('')), ...cases.flatMap((one) => one.components.map(component(one.code)))],
    process: process.map((step) => ({ procedureCode, ...step })),
    uncertain: uncertain.map((note) => ({ procedureCode, ...note })),
    forms: eForm ? [{ procedureCode, ...eForm }] : [],
  };
}

function limitCells(limit: { readonly unit: string; readonly amount?: number } | undefined): Values {
  return { limitUnit: limit?.unit, limitAmount: limit?.amount };
}

const plain = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

const WRITERS: Readonly<Record<Kind, (value: unknown) => string | number | null>> = {
  yes: (value) => (value === true ? 'có' : 'không'), count: Number, json: (value) => JSON.stringify(value), text: plain, day: plain,
  list: (value) => (Array.isArray(value) && value.length > 0 ? value.join(', ') : null),
};

/** A value as it stands in a cell. */
export function toCell(value: unknown, { kind }: Column): string | number | null {
  return value === undefined || value === null || value === '' ? null : WRITERS[kind](value);
}

type Read = { readonly value: unknown } | undefined;

const READERS: Readonly<Record<Kind, (words: string) => Read>> = {
  yes: (words) => (words === 'có' || words === 'không' ? { value: words === 'có' } : undefined),
  count: (words) => (Number.isFinite(Number(words)) ? { value: Number(words) } : undefined),
  list: (words) => ({ value: words.split(',').map((word) => word.trim()) }),
  json: parsed, text: (words) => ({ value: words }), day: (words) => ({ value: words }),
};

/** A cell as a value, or undefined when it does not say what its column asks for. */
export function fromCell(cell: Cell, { kind }: Column): Read {
  if (cell === null || cell === '') return { value: undefined };
  return READERS[kind](cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim());
}

function parsed(words: string): Read {
  try {
    return { value: JSON.parse(words) as unknown };
  } catch {
    // The caller tells the row and the column.
    return undefined;
  }
}

export interface Assembled {
  readonly entries: readonly Entry[];
  readonly errors: readonly ImportError[];
}

/**
 * Puts the rows of all sheets together, procedure by procedure. Every row that is wrong is told at once, with what was wrong in the cells
 * already: whoever mends a file wants one list.
 */
export function assemble(rows: Rows, ofCells: readonly ImportError[] = []): Assembled {
  const codes = new Set<string>();
  const ofCodes = rows.procedures.flatMap((row) => codeErrors(row, codes));
  const ofOthers = SHEET_KEYS.filter((key) => key !== 'procedures').flatMap((key) =>
    rows[key].filter(({ values }) => !codes.has(String(values['procedureCode']))).map((row) => wrong(key, row, 'procedureCode', 'code-unknown')));
  const assembled = [...codes].map((code) => assembleOne(code, rows));
  // A cell that could not be read is missing afterwards, which needs no second line.
  const told = new Set(ofCells.map(placeKey));
  const errors = [...ofCells, ...ofCodes, ...ofOthers, ...assembled.flatMap((one) => one.errors).filter((error) => !told.has(placeKey(error)))];
  return { entries: errors.length > 0 ? [] : assembled.flatMap((one) => one.entries), errors };
}

const placeKey = ({ sheet, row, field }: ImportError) => `${sheet}|${row}|${field}`;

function wrong(key: SheetKey, { number, values }: Row, field: string, code: string): ImportError {
  const procedureCode = typeof values['procedureCode'] === 'string' ? values['procedureCode'] : null;
  return { sheet: SHEETS[key].name, row: number, procedureCode, field, code, message: IMPORT_MESSAGES[code] ?? '' };
}

function codeErrors(row: Row, codes: Set<string>): ImportError[] {
  const code = row.values['procedureCode'];
  if (typeof code !== 'string' || !PROCEDURE_CODE.test(code)) return [wrong('procedures', row, 'procedureCode', 'code-invalid')];
  if (codes.has(code)) return [wrong('procedures', row, 'procedureCode', 'code-repeated')];
  codes.add(code);
  return [];
}

function assembleOne(code: string, rows: Rows): Assembled {
  const ownOf = (key: SheetKey) => rows[key].filter(({ values }) => values['procedureCode'] === code);
  const own: Rows = {
    procedures: ownOf('procedures'), channels: ownOf('channels'), fees: ownOf('fees'), cases: ownOf('cases'), components: ownOf('components'),
    process: ownOf('process'), uncertain: ownOf('uncertain'), forms: ownOf('forms'),
  };
  const checked = procedureContent.safeParse(contentFrom(own));
  const lost = lostRows(own);
  if (checked.success) return { entries: [{ code, content: checked.data }], errors: lost };
  return { entries: [], errors: [...lost, ...checked.error.issues.map((issue) => {
    const { key, row, field } = placeOf(issue, own);
    return wrong(key, row, field, issue.code === 'unrecognized_keys' ? 'field-unknown' : 'value-invalid');
  })] };
}

/** Rows that belong to nothing: without them a procedure would be free, or ask for too few papers. */
function lostRows(own: Rows): ImportError[] {
  const channels = own.channels.map(({ values }) => values['channel']);
  const cases = ['', ...own.cases.map(({ values }) => values['code'])];
  return [
    ...own.fees.filter(({ values }) => !channels.includes(values['channel'])).map((row) => wrong('fees', row, 'channel', 'channel-unknown')),
    ...own.components.filter(({ values }) => !cases.includes(values['caseCode'] ?? '')).map((row) => wrong('components', row, 'caseCode', 'case-unknown')),
    ...own.forms.slice(1).map((row) => wrong('forms', row, 'procedureCode', 'form-repeated')),
  ];
}

export const PROCEDURE_CODE = /^\d\.\d{6}(\.[0-9A-Za-z]{1,10}){0,6}$/;
export const IMPORT_MESSAGES: Readonly<Record<string, string>> = {
  'code-invalid': 'Mã thủ tục không đúng dạng, ví dụ 1.001193.', 'code-repeated': 'Mã thủ tục đã có ở dòng trên.',
  'code-unknown': 'Mã thủ tục không có ở trang Thủ tục.', 'value-invalid': 'Giá trị thiếu hoặc không hợp lệ.', 'field-unknown': 'Cột này không có trong thủ tục.',
  'cell-invalid': 'Ô không đúng kiểu của cột.', 'sheet-missing': 'Thiếu trang tính.', 'column-missing': 'Thiếu cột.',
  'sheet-unknown': 'Trang tính này không có trong mẫu. Hãy sửa tên trang theo mẫu hoặc xóa trang.', 'column-unknown': 'Cột này không có trong mẫu hoặc ghi hai lần. Hãy sửa tên cột theo mẫu hoặc xóa cột.',
  'channel-unknown': 'Cách thức này không có ở trang Cách thức của thủ tục.', 'case-unknown': 'Trường hợp này không có ở trang Trường hợp của thủ tục.',
  'form-repeated': 'Mỗi thủ tục chỉ có một biểu mẫu.', 'entry-invalid': 'Mục không đúng dạng.',
};

// An empty cell of these says "none"; of every other column it says that nothing is known yet.
const NONE_WHEN_EMPTY = ['resultCode', 'validTo', 'sameDayCutOff', 'supplementDays', 'consultationSilence'];

function contentFrom(own: Rows): Values {
  const { procedureCode: _code, decisionNumber: number, decisionOn: issuedOn = null, decisionBy: issuedBy = '', ...plain } = own.procedures[0]?.values ?? {};
  const components = (caseCode: string) => componentsOf(caseCode, own).map(({ values }) => componentFrom(values));
  const form = own.forms[0]?.values;
  return present({
    onlineLevelReason: '', ...Object.fromEntries(NONE_WHEN_EMPTY.map((field) => [field, null])), ...plain,
    publishingDecision: number === undefined ? null : { number, issuedOn, issuedBy },
    channels: own.channels.map(({ values }) => ({
      channel: values['channel'], timeLimit: limitFrom(values),
      fees: own.fees.filter((fee) => fee.values['channel'] === values['channel']).map(({ values: { procedureCode: _code, channel: _channel, ...fee } }) => present({ ...fee, amountDong: fee['amountDong'] ?? null, note: fee['note'] ?? '' })),
    })),
    components: components(''),
    cases: own.cases.map(({ values }) => present({ code: values['code'], name: values['name'], timeLimit: limitFrom(values), components: components(String(values['code'])) })),
    process: own.process.map(({ values: { procedureCode: _code, ...step } }) => step),
    uncertain: own.uncertain.map(({ values: { procedureCode: _code, ...note } }) => note),
    eForm: form ? { schema: form['schema'], uiSchema: form['uiSchema'] ?? {} } : null,
  });
}

function limitFrom({ limitUnit: unit, limitAmount: amount }: Readonly<Values>): Values | undefined {
  if (unit === undefined) return undefined;
  return amount === undefined ? { unit } : { unit, amount };
}

function componentFrom({ procedureCode: _code, caseCode: _case, templateName, templateUrl, ...component }: Readonly<Values>): Values {
  return present({ ...component, template: templateName === undefined ? undefined : present({ name: templateName, url: templateUrl }) });
}

function present(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

// A part of the content leads back to its sheet.
const SHEET_OF: Readonly<Record<string, SheetKey>> = { channels: 'channels', components: 'components', cases: 'cases', process: 'process', uncertain: 'uncertain', eForm: 'forms' };

function placeOf({ path }: z.core.$ZodIssue, own: Rows): { readonly key: SheetKey; readonly row: Row; readonly field: string } {
  const [part = '', index, inner, innerIndex] = path.map(String);
  const { key, among, at } = nestedPlace({ part, index: Number(index), inner, innerIndex: Number(innerIndex) }, own)
    ?? { key: SHEET_OF[part] ?? 'procedures', among: ownParts(part, own), at: Number(index) };
  return { key, row: among[at] ?? own[key][0] ?? own.procedures[0] ?? { number: 1, values: {} }, field: path.filter((step) => typeof step === 'string').at(-1) ?? '' };
}

function ownParts(part: string, own: Rows): readonly Row[] {
  return part === 'components' ? componentsOf('', own) : own[SHEET_OF[part] ?? 'procedures'];
}

function componentsOf(caseCode: unknown, own: Rows): readonly Row[] {
  return own.components.filter(({ values }) => (values['caseCode'] ?? '') === caseCode);
}

// Fees stand below their way of filing, papers of a case below the case; in the workbook they have sheets of their own.
function nestedPlace({ part, index, inner, innerIndex }: { part: string; index: number; inner: string | undefined; innerIndex: number }, own: Rows) {
  if (part === 'channels' && inner === 'fees') {
    const channel = own.channels[index]?.values['channel'];
    return { key: 'fees' as const, among: own.fees.filter(({ values }) => values['channel'] === channel), at: innerIndex };
  }
  if (part === 'cases' && inner === 'components') return { key: 'components' as const, among: componentsOf(own.cases[index]?.values['code'], own), at: innerIndex };
  return null;
}
