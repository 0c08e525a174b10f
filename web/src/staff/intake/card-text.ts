import { isLocalDate } from './local-day.js';

/** What an identity card says about its holder; what it does not say is left out. */
export interface Card {
  readonly personalNumber: string;
  readonly fullName: string;
  /** yyyy-mm-dd */
  readonly dateOfBirth?: string;
  readonly sex?: 'male' | 'female';
  readonly address?: string;
}

const NUMBER = /^\d{12}$/;
const DAY = /^(\d{2})(\d{2})(\d{4})$/;
const SEXES: Readonly<Record<string, 'male' | 'female'>> = { nam: 'male', male: 'male', nữ: 'female', nu: 'female', female: 'female' };

/**
 * Reads the text behind the QR code of a citizen identity card, as a scanner types it:
 * number | former number | name | birth ddMMyyyy | sex | address | issued ddMMyyyy. Null when it is none. Cards without a former number have fewer fields
 * or an empty one, so name and dates are found by what they look like.
 */
export function readCard(scanned: string): Card | null {
  const fields = scanned.normalize('NFC').split('|').map((field) => field.trim());
  const [personalNumber = '', ...rest] = fields;
  if (!NUMBER.test(personalNumber) || rest.length < 3) return null;
  const nameAt = rest.findIndex((field) => /\p{L}/u.test(field));
  const fullName = rest[nameAt];
  if (fullName === undefined) return null;
  return { personalNumber, fullName: fullName.replaceAll(/\s+/g, ' '), ...saidBeside(rest.slice(nameAt + 1)) };
}

function saidBeside([birth = '', sexWord = '', address = '']: readonly string[]): Omit<Card, 'personalNumber' | 'fullName'> {
  const dateOfBirth = dayOf(birth);
  const sex = SEXES[sexWord.toLocaleLowerCase('vi')];
  return { ...(dateOfBirth === undefined ? {} : { dateOfBirth }), ...(sex === undefined ? {} : { sex }), ...(address === '' ? {} : { address }) };
}

function dayOf(written: string): string | undefined {
  const [, day, month, year] = DAY.exec(written) ?? [];
  const date = `${year}-${month}-${day}`;
  return isLocalDate(date) ? date : undefined;
}

const WITHIN = /\d{12}\|.*$/s;

/** The text of a card that a scanner left at the end of a field, where it typed letters that no key has; null when there is none. */
export const cardTextIn = (value: string): string | null => WITHIN.exec(value)?.[0] ?? null;
