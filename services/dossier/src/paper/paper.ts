import type { DossierPaperForm, FormCircular, PaperForm } from '@haicap/contracts';
import { localDate, localDateOf, type LocalDate } from '@haicap/kernel';
import { isReceipt } from '../dossier/dossier.js';
import type { PaperFacts, PaperStep } from '../paper-model/paper-facts.js';

interface FormOfPaper {
  readonly title: string;
  /** What the earlier circular called it, where that differs. */
  readonly title2018?: string;
  readonly numbers: Readonly<Record<FormCircular, string | null>>;
  /** Whether the person the dossier is about may have it; what an office keeps for itself may not leave it. */
  readonly forCitizen: boolean;
}

const numbers = (in2018: string | null, in2025: string) => ({ '01/2018/TT-VPCP': in2018, '03/2025/TT-VPCP': in2025 });

/** The forms of Circular 03/2025/TT-VPCP, appendix I, and their numbers in the one it replaced. That one had no notice of stopping. */
export const FORMS: Readonly<Record<PaperForm, FormOfPaper>> = {
  'receipt-slip': { title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', numbers: numbers('01', '01'), forCitizen: true },
  'supplement-request': { title: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ', numbers: numbers('02', '02'), forCitizen: true },
  'intake-refusal': { title: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ', numbers: numbers('03', '03'), forCitizen: true },
  'apology-extension': {
    title: 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết', title2018: 'Phiếu xin lỗi và hẹn lại ngày trả kết quả', numbers: numbers('04', '04'), forCitizen: true,
  },
  'stop-notice': { title: 'Thông báo dừng giải quyết hồ sơ', numbers: numbers(null, '05'), forCitizen: true },
  'control-slip': { title: 'Phiếu kiểm soát quá trình giải quyết hồ sơ', numbers: numbers('05', '06'), forCitizen: false },
  'tracking-book': { title: 'Sổ theo dõi hồ sơ', numbers: numbers('06', '07'), forCitizen: false },
};

// Circular 03/2025/TT-VPCP replaces 01/2018/TT-VPCP from this day on.
const CIRCULAR_2025_FROM = localDate('2025-09-15');

/** The circular whose forms an office uses on a day. */
export function circularOn(day: LocalDate): FormCircular {
  return day < CIRCULAR_2025_FROM ? '01/2018/TT-VPCP' : '03/2025/TT-VPCP';
}

export interface PaperNames {
  readonly title: string;
  readonly circular: FormCircular;
  readonly formNumber: string | null;
}

/** What a form is called under a circular. */
export function namesOf(form: PaperForm, circular: FormCircular): PaperNames {
  const { title, title2018, numbers: byCircular } = FORMS[form];
  return { title: circular === '01/2018/TT-VPCP' ? title2018 ?? title : title, circular, formNumber: byCircular[circular] };
}

type Known = Pick<PaperFacts, 'dossier'> & { readonly steps: readonly Pick<PaperStep, 'type' | 'at' | 'version'>[] };
type Basis<F extends Known> = F['steps'][number];

// What fires a form. The receipt is made of what was received; of a thing that can happen again, the last time counts.
const FIRED_BY: Readonly<Record<DossierPaperForm, readonly string[]>> = {
  'receipt-slip': ['received'],
  'supplement-request': ['supplement-requested', 'intake-supplement-requested'],
  'intake-refusal': ['intake-refused'],
  'apology-extension': ['extended'],
  'stop-notice': ['stopped'],
  // Its day is that of the latest hand-over.
  'control-slip': [
    'received', 'assigned', 'submitted-for-approval', 'approval-returned', 'approved', 'signed', 'numbered', 'signature-withdrawn', 'issued', 'transferred', 'consultation-requested',
    'consultation-answered', 'completed', 'result-withdrawn', 'result-replacement-begun', 'result-replaced', 'result-returned', 'stopped',
  ],
};

export const DOSSIER_FORMS = Object.keys(FIRED_BY) as DossierPaperForm[];

/** The step a form is made from, or null when the dossier has not come to it. */
export function basisOf<F extends Known>(form: DossierPaperForm, { dossier, steps }: F): Basis<F> | null {
  if (form === 'control-slip' && !isReceipt(dossier.receipt)) return null;
  return steps.filter(({ type }) => FIRED_BY[form].includes(type)).at(-1) ?? null;
}

/** The forms that exist of a dossier as it stands, for somebody of the office or for the citizen. */
export function availableForms(facts: Known, viewer: 'office' | 'citizen'): { readonly form: DossierPaperForm; readonly names: PaperNames }[] {
  return DOSSIER_FORMS.flatMap((form) => {
    const basis = basisOf(form, facts);
    if (basis === null || (viewer === 'citizen' && !FORMS[form].forCitizen)) return [];
    return [{ form, names: namesOf(form, circularOn(localDateOf(basis.at))) }];
  });
}
