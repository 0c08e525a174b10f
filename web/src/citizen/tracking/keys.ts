/** What opens a dossier to somebody who is not signed in. */
export interface Keys { readonly code: string; readonly secret: string; readonly token: string }

/** The QR code of a receipt opens /tra-cuu#the=…, or #ma=…&khoa=…; what follows # never leaves the phone and lands in no log. */
export function keysFrom(hash: string): Keys {
  const fragment = new URLSearchParams(hash.replace(/^#/, ''));
  return { code: fragment.get('ma') ?? '', secret: fragment.get('khoa') ?? '', token: fragment.get('the') ?? '' };
}

/** Whoever scanned needs nothing else; whoever types, has typed both. */
export const askedBy = ({ code, secret, token }: Keys): { readonly code: string; readonly secret: string } | { readonly token: string } => (token === '' ? { code, secret } : { token });
export const opens = ({ code, secret, token }: Keys): boolean => token !== '' || (code !== '' && secret !== '');
