import { X509Certificate } from 'node:crypto';
import type { FilesConfig } from '../config.js';
import { CscClient } from './csc-client.js';
import { NoSigner } from './no-signer.js';
import type { PdfSigner } from './pdf-signer.js';
import { RemoteSigner } from './remote-signer.js';
import { TestAuthority } from './test-authority.js';

type SigningConfig = Pick<FilesConfig, 'signingAuthority' | 'remoteSigningUrl' | 'remoteSigningToken' | 'remoteSigningRoots' | 'province'>;

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Opens what signs here: a remote service, the test authority, or nothing. */
export function openSigner({ signingAuthority, remoteSigningUrl, remoteSigningToken, remoteSigningRoots, province }: SigningConfig): PdfSigner {
  if (remoteSigningUrl === undefined) return signingAuthority === undefined ? new NoSigner() : new TestAuthority(signingAuthority, province);
  // Half a configuration must not fall back to signatures without force.
  if (remoteSigningToken === undefined || remoteSigningRoots === undefined) throw new Error('remote signing needs HAICAP_REMOTE_SIGNING_TOKEN and HAICAP_REMOTE_SIGNING_ROOTS');
  return new RemoteSigner({
    client: new CscClient({ baseUrl: remoteSigningUrl.replace(/\/$/, ''), clientToken: remoteSigningToken }),
    roots: (remoteSigningRoots.match(CERTIFICATE) ?? []).map((pem) => new X509Certificate(pem).raw),
  });
}
