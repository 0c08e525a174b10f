import { createHash, X509Certificate } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { listSigningRoots, Refusal, RpcReply } from '@haicap/contracts';
import { ok, type Result } from '@haicap/kernel';
import { PDF_SIGNER, type PdfSigner } from '../signer/pdf-signer.js';

/** The roots behind the signatures of this installation, as openssl and PDF readers take them. */
@Injectable()
export class ListRoots {
  constructor(@Inject(PDF_SIGNER) private readonly signer: PdfSigner) {}

  async run(): Promise<Result<RpcReply<typeof listSigningRoots>, Refusal>> {
    const pem = (await this.signer.roots()).map((der) => new X509Certificate(Buffer.from(der)).toString()).join('');
    return ok({
      fileName: 'haicap-signing-roots.pem', mediaType: 'application/x-pem-file', sha256: createHash('sha256').update(pem).digest('hex'),
      bytesBase64: Buffer.from(pem).toString('base64'),
    });
  }
}
