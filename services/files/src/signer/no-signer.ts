import { refusal, type Refusal } from '@haicap/contracts';
import { err, type Result } from '@haicap/kernel';
import type { PdfSigner } from './pdf-signer.js';

/** An installation that was given neither an authority nor a signing service signs nothing, and says so. */
export class NoSigner implements PdfSigner {
  readonly isTrial = true;

  roots(): Promise<readonly Uint8Array[]> {
    return Promise.resolve([]);
  }

  open(): Promise<Result<never, Refusal>> {
    return Promise.resolve(err(refusal('SIGNING_UNAVAILABLE', { reason: 'not-configured' })));
  }
}
