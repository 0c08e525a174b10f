import type { FeeStep } from '@haicap/contracts';
import { t } from '../text/language.js';
import { showAmount } from '../text/money.js';

type Counts = NonNullable<FeeStep['counts']>;

// Units of the rules that ship; what a province named itself stands as it named it.
const UNITS: Readonly<Record<string, string | undefined>> = { bản: t('bản'), người: t('người'), 'trường hợp': t('trường hợp') };

const WORDS: Readonly<Record<Counts['what'], (counts: Counts) => string>> = {
  dossier: () => t('Mỗi hồ sơ'),
  unit: ({ unit = '' }) => t('Mỗi {{unit}}', { unit: UNITS[unit] ?? unit }),
  pages: ({ fromPage = 1, toPage = 1 }) => (fromPage === toPage ? t('Trang {{page}}', { page: toPage }) : t('Trang {{from}}–{{to}}', { from: fromPage, to: toPage })),
  'copy-limit': () => t('Mức tối đa mỗi bản'),
  copies: () => t('Số bản'),
};

/** How a part of a fee comes about: "Trang 1–2: 2 × 2.000 đồng". Lines of earlier releases have nothing but their sentence. */
export function feeStepWords({ text, counts, quantity, unitDong }: FeeStep): string {
  return counts === undefined ? text : t('{{what}}: {{quantity}} × {{amount}} đồng', { what: WORDS[counts.what](counts), quantity, amount: showAmount(unitDong) });
}
