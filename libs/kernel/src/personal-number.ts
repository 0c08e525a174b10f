import { err, ok, type Result } from './result.js';

export type Sex = 'male' | 'female';

/** What looks wrong about a number that has the right shape. It is shown to the officer and never blocks. */
export type PersonalNumberWarning =
  | { readonly code: 'IMPLAUSIBLE_BIRTHPLACE'; readonly birthplaceCode: string }
  | { readonly code: 'IMPLAUSIBLE_CENTURY'; readonly centuryDigit: number }
  | { readonly code: 'BIRTH_YEAR_IN_FUTURE'; readonly birthYear: number }
  | { readonly code: 'BIRTH_YEAR_DIFFERS'; readonly birthYear: number; readonly declaredBirthYear: number }
  | { readonly code: 'SEX_DIFFERS'; readonly sex: Sex; readonly declaredSex: Sex };

export interface PersonalNumber {
  readonly number: string;
  /** The province or country where the birth was registered: one of the 63 old provinces, or a country. */
  readonly birthplaceCode: string;
  readonly sex: Sex;
  readonly birthYear: number;
  readonly warnings: readonly PersonalNumberWarning[];
}

export interface NotAPersonalNumber {
  readonly code: 'NOT_A_PERSONAL_NUMBER';
}

/** What else is known about the person; only what is given is compared. */
export interface KnownAboutPerson {
  readonly birthYear?: number;
  readonly sex?: Sex;
  readonly currentYear?: number;
}

/**
 * Reads a personal number (the 12 digits of a citizen identity card): 3 digits of the place, 1 of century and sex, 2 of
 * the birth year, 6 without meaning. Only the shape can refuse it; the rest comes back as warnings. The refusal does
 * not repeat the text, because it may reach a log. Example: `checkPersonalNumber(text, { sex: 'female' })`.
 */
export function checkPersonalNumber(text: string, known: KnownAboutPerson = {}): Result<PersonalNumber, NotAPersonalNumber> {
  const number = text.replace(/[\s.]/g, '');
  if (!/^\d{12}$/.test(number)) return err({ code: 'NOT_A_PERSONAL_NUMBER' });
  const centuryDigit = Number(number[3]);
  // 0 and 1 mean a man and a woman born in 1900–1999, 2 and 3 in 2000–2099, and so on.
  const birthYear = 1900 + Math.floor(centuryDigit / 2) * 100 + Number(number.slice(4, 6));
  const sex: Sex = centuryDigit % 2 === 0 ? 'male' : 'female';
  return ok({ number, birthplaceCode: number.slice(0, 3), sex, birthYear, warnings: [...aboutPlace(number.slice(0, 3)), ...warningsFor(centuryDigit, birthYear, sex, known)] });
}

/** Tells whether the text has the shape of the identity number used before: 9 digits, still found in old records. */
export function isFormerIdentityNumber(text: string): boolean {
  return /^\d{9}$/.test(text);
}

// The 63 provinces as they were until 30 June 2025; a number keeps its place. What is above them are countries.
const PROVINCE_CODES = new Set([
  1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66,
  67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
]);
const FIRST_COUNTRY_CODE = 100;

function aboutPlace(birthplaceCode: string): PersonalNumberWarning[] {
  const code = Number(birthplaceCode);
  return PROVINCE_CODES.has(code) || code >= FIRST_COUNTRY_CODE ? [] : [{ code: 'IMPLAUSIBLE_BIRTHPLACE', birthplaceCode }];
}

function warningsFor(centuryDigit: number, birthYear: number, sex: Sex, known: KnownAboutPerson): PersonalNumberWarning[] {
  const warnings: PersonalNumberWarning[] = [];
  if (centuryDigit > 3) {
    warnings.push({ code: 'IMPLAUSIBLE_CENTURY', centuryDigit });
  } else if (known.currentYear !== undefined && birthYear > known.currentYear) {
    warnings.push({ code: 'BIRTH_YEAR_IN_FUTURE', birthYear });
  }
  if (known.birthYear !== undefined && known.birthYear !== birthYear) {
    warnings.push({ code: 'BIRTH_YEAR_DIFFERS', birthYear, declaredBirthYear: known.birthYear });
  }
  if (known.sex !== undefined && known.sex !== sex) warnings.push({ code: 'SEX_DIFFERS', sex, declaredSex: known.sex });
  return warnings;
}
