import type { FilesConfig } from '../config.js';
import { NoSigner } from './no-signer.js';
import type { PdfSigner } from './pdf-signer.js';
import { TestAuthority } from './test-authority.js';

/** Opens what signs here: a remote service, the test authority, or nothing. */
export function openSigner(config: Pick<FilesConfig, 'signingAuthority' | 'province'>): PdfSigner {
  return config.signingAuthority === undefined ? new NoSigner() : new TestAuthority(config.signingAuthority, config.province);
}
