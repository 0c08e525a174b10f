import { isAgencyCode } from './agency-code.js';
import { parseLocalDate, type LocalDate } from './local-date.js';
import { err, ok, type Result } from './result.js';

/** The parts of a dossier code exactly as written; joined by hyphens they give the code back. */
export interface DossierCodeParts {
  readonly agencyCode: string;
  readonly datePart: string;
  readonly sequencePart: string;
  /** The receiving day, or null when the digits name no day; foreign codes are kept all the same. */
  readonly receivedOn: LocalDate | null;
  readonly sequence: number;
  /** The order of groups used before 2020, such as '000.17.22.H56'. */
  readonly isLegacy: boolean;
}

export interface NotADossierCode {
  readonly code: 'NOT_A_DOSSIER_CODE';
  readonly text: string;
}

const DOSSIER_CODE = /^([A-Z]\d{2}(?:\.[0-9A-Z]{2,3}){0,4}|\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})-(\d{6}|\d{8})-(\d{4,7})$/;
const SEQUENCE_MAX = 9_999_999;

/**
 * Writes the code of a dossier: at least four digits of the day's sequence, more when the day needs them. Example:
 * `formatDossierCode({ agencyCode: 'H56.14', receivedOn: localDate('2024-08-23'), sequence: 1 })` is
 * 'H56.14-240823-0001'. Throws on parts that no caller may pass.
 */
export function formatDossierCode(parts: { readonly agencyCode: string; readonly receivedOn: LocalDate; readonly sequence: number }): string {
  const { agencyCode, receivedOn, sequence } = parts;
  if (!isAgencyCode(agencyCode)) throw new RangeError(`not an agency code: ${agencyCode}`);
  if (!receivedOn.startsWith('20')) throw new RangeError(`a dossier code has no digits for the century of ${receivedOn}`);
  if (!Number.isInteger(sequence) || sequence < 1 || sequence > SEQUENCE_MAX) {
    throw new RangeError(`a dossier sequence is from 1 to ${SEQUENCE_MAX}, not ${sequence}`);
  }
  return `${agencyCode}-${receivedOn.slice(2).replaceAll('-', '')}-${String(sequence).padStart(4, '0')}`;
}

/** Takes a code apart for display, in any of the schemes in use; for everything else the code stays opaque. */
export function parseDossierCode(text: string): Result<DossierCodeParts, NotADossierCode> {
  const match = DOSSIER_CODE.exec(text);
  if (!match) return err({ code: 'NOT_A_DOSSIER_CODE', text });
  const [, agencyCode = '', datePart = '', sequencePart = ''] = match;
  const digits = datePart.length === 6 ? `20${datePart}` : datePart;
  const day = parseLocalDate(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`);
  return ok({
    agencyCode,
    datePart,
    sequencePart,
    receivedOn: day.ok ? day.value : null,
    sequence: Number(sequencePart),
    isLegacy: /^\d/.test(agencyCode),
  });
}

/** Checks a code that a person typed or scanned and returns its stored form: trimmed and in capitals. */
export function checkDossierCode(text: string): Result<string, NotADossierCode> {
  // Only ASCII letters: a few foreign ones (ſ) would become ASCII capitals as well.
  const code = text.trim().replace(/[a-z]/g, (letter) => letter.toUpperCase());
  return DOSSIER_CODE.test(code) ? ok(code) : err({ code: 'NOT_A_DOSSIER_CODE', text });
}
