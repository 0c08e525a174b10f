import type { FeeRuleContent } from '../fee-rule/fee-rule.js';

/** A rule of fees that a release brings along as a draft, under an id of its own in every installation. */
export interface FeeDraft {
  readonly ruleId: string;
  readonly content: FeeRuleContent;
}

/** The group in which an officer assesses whoever meets the conditions of the resolution. */
const DIGITAL_CITIZEN = 'digital-citizen';

// Resolution 66.22/2026/NQ-CP holds from 15 August 2026 to 28 February 2027 for holders of a level-2 electronic identity who meet its conditions.
// That it waives and reduces is certain. Which procedures it names, whom, and by how much it reduces is not: so neither draft has an effect,
// and neither can be published before an administrator has entered one from the text.
const UNCERTAIN = 'Chưa đối chiếu với văn bản: điều kiện, thủ tục áp dụng và mức; quản trị viên bổ sung trước khi ban hành';

function drafted(ruleId: string, name: string): FeeDraft {
  return {
    ruleId,
    content: {
      name, effect: null, basis: `Nghị quyết 66.22/2026/NQ-CP của Chính phủ. ${UNCERTAIN}.`, validFrom: '2026-08-15', validTo: '2027-02-28',
      scope: { procedureCodes: [], fields: [], channels: ['online'], caseCodes: [], feeCodes: [], personGroups: [DIGITAL_CITIZEN] },
    },
  };
}

export const FEE_DRAFTS: readonly FeeDraft[] = [
  drafted('00000000-0000-5000-8000-000066220001', 'Miễn phí, lệ phí cho công dân số (định danh điện tử mức độ 2)'),
  drafted('00000000-0000-5000-8000-000066220002', 'Giảm phí, lệ phí cho công dân số (định danh điện tử mức độ 2)'),
];
