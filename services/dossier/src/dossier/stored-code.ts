import { checkDossierCode } from '@haicap/kernel';

/** A code as it is kept. Codes of earlier systems may have any form, so an unknown form is looked for as it was typed. */
export function storedCode(typed: string): string {
  const checked = checkDossierCode(typed);
  return checked.ok ? checked.value : typed.trim();
}
