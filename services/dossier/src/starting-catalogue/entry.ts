import type { EForm, procedure, ProcedureComponent, ProcedureFee, ProcessStep, TimeLimit, Uncertainty } from '@haicap/contracts';
import type { z } from 'zod';

/** A procedure as a catalogue describes it, before it has an id and a version. What has a default may be left out. */
export type ProcedureEntry = Omit<z.input<typeof procedure>, 'procedureId' | 'version'>;

export const sameDay = { unit: 'same-day' } as const;
export const workingDays = (amount: number): TimeLimit => ({ unit: 'working-day', amount });
export const days = (amount: number): TimeLimit => ({ unit: 'day', amount });

export const BY_PROVINCE = 'Theo nghị quyết của Hội đồng nhân dân tỉnh; nộp trực tuyến thường được miễn';
const NOT_CHECKED = 'chưa đối chiếu với danh mục quốc gia';

// Papers whose data lie in a connected national database are not asked for (Decree 309/2026, article 2).
export const identityPaper: ProcedureComponent = {
  code: 'giay-to-tuy-than', name: 'Giấy tờ tùy thân (căn cước, VNeID)', required: true, originals: 1, copies: 0, replaceableByData: true,
};
export const declaration = (name: string, template = name): ProcedureComponent => ({
  code: 'to-khai', name, required: true, originals: 1, copies: 0, replaceableByData: false, template: { name: template },
});
export const paper = (code: string, name: string, required: boolean, counts: { originals?: number; copies?: number } = {}): ProcedureComponent => ({
  code, name, required, originals: counts.originals ?? 1, copies: counts.copies ?? 0, replaceableByData: false,
});
/** A paper that is itself the result of an earlier procedure: digitised at intake, and not asked for where its data can be looked up. */
export const earlierResult = (code: string, name: string, required = false): ProcedureComponent => ({ ...paper(code, name, required), replaceableByData: true, digitise: true });

export const charge = (amountDong: number | null, note = '', unit: ProcedureFee['unit'] = 'per-dossier'): ProcedureFee => ({
  code: 'le-phi', name: 'Lệ phí', kind: 'charge', amountDong, unit, note,
});
export const fee = (amountDong: number | null, note = '', unit: ProcedureFee['unit'] = 'per-dossier'): ProcedureFee => ({
  code: 'phi', name: 'Phí', kind: 'fee', amountDong, unit, note,
});

interface Case {
  readonly code: string;
  readonly name: string;
  readonly limit?: TimeLimit;
  /** The components of the whole procedure when absent. */
  readonly components?: readonly ProcedureComponent[];
}

export interface Description {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly level?: 'commune' | 'province';
  /** Levels that may decide it, too. */
  readonly furtherLevels?: readonly ('department' | 'province')[];
  readonly post?: string;
  readonly limit: TimeLimit;
  /** Free when absent. */
  readonly fees?: readonly ProcedureFee[];
  readonly onlineFees?: readonly ProcedureFee[];
  /** The line under the fee; made of the fees when absent. */
  readonly feeNote?: string;
  readonly components: readonly ProcedureComponent[];
  readonly cases?: readonly Case[];
  readonly result: string;
  readonly basis: string;
  readonly from?: string;
  readonly confidence: 'verified' | 'partly' | 'unverified';
  readonly form: EForm;
  readonly process: readonly ProcessStep[];
  readonly isSimple?: true;
  /** The result is signed, numbered and issued. */
  readonly isSigned?: true;
  /** Why it is not online from beginning to end; full when absent. */
  readonly partialBecause?: string;
  readonly notByPost?: true;
  readonly scope?: 'province' | 'nation' | 'none';
  readonly uncertain?: Readonly<Record<string, string>>;
}

/** Writes a description out as a version. What no source says stands open with a note. */
export function entry(said: Description): ProcedureEntry {
  const { code, name, field, limit, fees = [], level = 'commune', post = 'Chủ tịch Ủy ban nhân dân cấp xã', from = '2025-01-01' } = said;
  return {
    ...(said.isSimple ? { isSimple: true } : {}), code, name, field, competentLevel: level, ...(said.furtherLevels ? { furtherCompetentLevels: [...said.furtherLevels] } : {}), competentPost: post,
    timeLimit: limit, feeDong: oneAmountOf(fees), feeNote: said.feeNote ?? fees.map((one) => `${one.name}: ${one.note}`).join('; '),
    ...waysOf(said), ...papersOf(said),
    result: said.result, resultIsPaper: true, needsSignature: said.isSigned === true,
    // What is done on the same day is much and alike: a chair may approve it together.
    allowsBatchApproval: limit.unit === 'same-day', legalBasis: said.basis,
    validFrom: from, validTo: null,
    process: [...said.process], eForm: said.form, confidence: said.confidence, uncertain: notesOf(said),
  };
}

function waysOf({ limit, fees = [], onlineFees = fees, notByPost, partialBecause, scope = 'province', cases = [] }: Description) {
  const isSameDay = [limit, ...cases.map((one) => one.limit)].some((one) => one?.unit === 'same-day');
  return {
    channels: [
      { channel: 'counter' as const, timeLimit: limit, fees: [...fees] }, { channel: 'online' as const, timeLimit: limit, fees: [...onlineFees] },
      ...(notByPost ? [] : [{ channel: 'postal' as const, timeLimit: limit, fees: [...fees] }]),
    ],
    onlineLevel: partialBecause === undefined ? 'full' as const : 'partial' as const, onlineLevelReason: partialBecause ?? '',
    nonTerritorialScope: scope, sameDayCutOff: isSameDay ? '15:00' : null,
  };
}

function papersOf({ components, cases = [] }: Description) {
  return {
    components: [...components],
    cases: cases.map((one) => ({ code: one.code, name: one.name, ...(one.limit ? { timeLimit: one.limit } : {}), components: [...(one.components ?? components)] })),
  };
}

function oneAmountOf(fees: readonly ProcedureFee[]): number | null {
  if (fees.length === 0) return 0;
  return fees.length === 1 && fees[0] ? fees[0].amountDong : null;
}

function notesOf({ uncertain = {}, confidence }: Description): Uncertainty[] {
  return Object.entries({
    ...(confidence === 'unverified' ? { '/code': `Mã thủ tục ${NOT_CHECKED}` } : {}), ...uncertain,
    '/publishingDecision': `Quyết định công bố của tỉnh ${NOT_CHECKED}; tỉnh nhập từ danh mục chính thức`,
    '/resultCode': `Mã kết quả ${NOT_CHECKED}`, '/supplementDays': 'Thời hạn bổ sung hồ sơ do tỉnh quy định, chưa đối chiếu',
  }).map(([pointer, note]) => ({ pointer, note }));
}

interface Walk {
  /** Hours of the whole work; the middle takes what the other steps leave. */
  readonly hours: number;
  readonly work?: string;
  readonly decision?: string;
  readonly isSimple?: true;
}

/** Receipt, work, decision, hand-over, as the offices describe it. */
export function walk({ hours, work = 'Thẩm định hồ sơ, dự thảo kết quả', decision = 'Phê duyệt, ký kết quả', isSimple }: Walk): ProcessStep[] {
  const small = Math.max(0.5, Math.min(2, hours / 8));
  const decide = isSimple ? 0 : Math.max(0.5, hours / 4);
  return [
    { code: 'tiep-nhan', name: 'Tiếp nhận, kiểm tra, số hóa và chuyển hồ sơ', role: 'one-stop-officer', unit: 'receiving', hours: small },
    { code: 'tham-dinh', name: work, role: 'specialist', unit: 'competent', hours: hours - 2 * small - decide },
    ...(isSimple ? [] : [{ code: 'phe-duyet', name: decision, role: 'chair' as const, unit: 'competent' as const, hours: decide }]),
    { code: 'tra-ket-qua', name: 'Vào sổ, phát hành và trả kết quả', role: 'one-stop-officer', unit: 'returning', hours: small },
  ];
}

export const hoursOfDays = (amount: number): number => amount * 8;
