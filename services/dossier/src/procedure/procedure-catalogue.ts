import { CERTIFICATION, JOINT, RESIDENCE } from '../starting-catalogue/certification.js';
import { CIVIL_STATUS, CIVIL_STATUS_ELSEWHERE } from '../starting-catalogue/civil-status.js';
import type { ProcedureEntry } from '../starting-catalogue/entry.js';
import { OTHER_FIELDS } from '../starting-catalogue/other-fields.js';
import { SOCIAL } from '../starting-catalogue/social.js';

export type { ProcedureEntry } from '../starting-catalogue/entry.js';

/**
 * Fifty procedures as far as public sources of 2024–2026 show them; a province imports the official versions from the national
 * catalogue. `confidence` says how sure this file is: 'verified' for code, time limit and fee seen in sources, 'partly' when time limit or
 * fee is general knowledge, 'unverified' when the code itself is. What is not certain carries a note; an uncertain fee is null.
 */
export const PROCEDURE_CATALOGUE: readonly ProcedureEntry[] = [
  ...CIVIL_STATUS, ...CIVIL_STATUS_ELSEWHERE, ...CERTIFICATION, ...JOINT, ...RESIDENCE, ...SOCIAL, ...OTHER_FIELDS,
];

/** What the first release said otherwise of its procedures: by it an installation shows that it still has what it came with. */
export const FIRST_RELEASED_AS: Readonly<Partial<Record<string, Partial<ProcedureEntry>>>> = {
  '1.001193': { feeDong: 0, confidence: 'verified' },
  '1.000656': { feeDong: 0, feeNote: 'Miễn phí khi đăng ký đúng hạn (chưa đối chiếu); cần xác minh thì tối đa 3 ngày làm việc' },
};
