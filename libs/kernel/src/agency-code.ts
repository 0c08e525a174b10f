import { err, ok, type Result } from './result.js';

/**
 * The electronic identification prefix (Decision 20/2020/QĐ-TTg) of each of the 34 provinces, by its code in Decision
 * 19/2025/QĐ-TTg. A merged province keeps the prefix of the old province whose name it carries.
 */
export const PROVINCE_AGENCY_PREFIX: Readonly<Record<string, string>> = {
  '01': 'H26', '04': 'H14', '08': 'H60', '11': 'H18', '12': 'H35', '14': 'H52', '15': 'H38', '19': 'H55', '20': 'H37',
  '22': 'H49', '24': 'H05', '25': 'H44', '31': 'H24', '33': 'H31', '37': 'H42', '38': 'H56', '40': 'H41', '42': 'H27',
  '44': 'H50', '46': 'H57', '48': 'H17', '51': 'H48', '52': 'H21', '56': 'H32', '66': 'H15', '68': 'H36', '75': 'H19',
  '79': 'H29', '80': 'H53', '82': 'H20', '86': 'H61', '91': 'H01', '92': 'H13', '96': 'H12',
};

export interface NotAnAgencyCode {
  readonly code: 'NOT_AN_AGENCY_CODE' | 'NOT_A_LEGACY_AGENCY_CODE' | 'NO_LEGACY_FORM';
  readonly text: string;
}

const AGENCY_CODE = /^[A-Z]\d{2}(?:\.[0-9A-Z]{2,3}){0,4}$/;
const LEGACY_CODE = /^(\d{3})\.(\d{2})\.(\d{2})\.([A-Z]\d{2})$/;
const WITH_LEGACY_FORM = /^([A-Z]\d{2})(?:\.(\d{2}))?(?:\.(\d{2}))?(?:\.(\d{3}))?$/;

/** Tells whether the text has the form of an agency code: a level-1 code and up to four groups of 2–3 characters. */
export function isAgencyCode(text: string): boolean {
  return AGENCY_CODE.test(text);
}

/**
 * The code a commune uses until its province imports the official one: `provisionalAgencyCode('H56', '14797')` is
 * 'H56.147.97'. Whoever stores it marks it as provisional.
 */
export function provisionalAgencyCode(provincePrefix: string, unitCode: string): string {
  if (!/^H\d{2}$/.test(provincePrefix) || !/^\d{5}$/.test(unitCode)) {
    throw new RangeError(`no provisional agency code for ${provincePrefix} and ${unitCode}`);
  }
  return `${provincePrefix}.${unitCode.slice(0, 3)}.${unitCode.slice(3)}`;
}

/** Reads the reversed form used before 2020: '000.17.22.H56' becomes 'H56.22.17'. */
export function fromLegacyAgencyCode(text: string): Result<string, NotAnAgencyCode> {
  const match = LEGACY_CODE.exec(text);
  if (!match) return err({ code: 'NOT_A_LEGACY_AGENCY_CODE', text });
  const [, fourth = '', third = '', second = '', first = ''] = match;
  // A third level below no second level could not be turned back: dropping its zero group would move it up.
  if (second === '00' && third !== '00') return err({ code: 'NOT_A_LEGACY_AGENCY_CODE', text });
  return ok([first, second, third, fourth].filter((group) => !/^0+$/.test(group)).join('.'));
}

/** Writes the reversed form used before 2020: 'H56.22.17' becomes '000.17.22.H56'. */
export function toLegacyAgencyCode(text: string): Result<string, NotAnAgencyCode> {
  if (!isAgencyCode(text)) return err({ code: 'NOT_AN_AGENCY_CODE', text });
  const match = WITH_LEGACY_FORM.exec(text);
  if (!match || /\.0+(?:\.|$)/.test(text)) return err({ code: 'NO_LEGACY_FORM', text });
  const [, first = '', second = '00', third = '00', fourth = '000'] = match;
  return ok(`${fourth}.${third}.${second}.${first}`);
}
