export type Scanned = { readonly token: string } | { readonly code: string };

const CODE = /^(?=.*\d)[a-z0-9]+([.\-/][a-z0-9]+)+$/i;

/** What a scanned or typed line says about a dossier: the address behind the QR code of a receipt, or its code. Null when it is neither. */
export function readReceipt(scanned: string): Scanned | null {
  const text = scanned.trim();
  const fragment = /^https?:\/\/[^\s#]+\/tra-cuu#(.+)$/i.exec(text)?.[1];
  if (fragment !== undefined) {
    const keys = new URLSearchParams(fragment);
    const [token, code] = [keys.get('the'), keys.get('ma')];
    if (token !== null && token !== '') return { token };
    return code === null || code === '' ? null : { code };
  }
  const code = text.replaceAll(/\s/g, '');
  return CODE.test(code) ? { code } : null;
}

/** The same number on the card of whoever stands there and among those who may fetch it. */
export function fetcherOf<Party extends { readonly personalNumber: string | null }>(parties: readonly Party[], personalNumber: string): Party | undefined {
  return parties.find((party) => party.personalNumber !== null && party.personalNumber === personalNumber);
}
