import { createHash } from 'node:crypto';
import { Controller } from '@nestjs/common';
import { listReceiptKeys, lookUpReceiptKey, lookUpReceiptProof, refusal, trackReceiptProof, type RpcRequest } from '@haicap/contracts';
import { err, ok } from '@haicap/kernel';
import { actorOf, Rpc, type RpcContext } from '@haicap/messaging';
import { LookUpReceiptProof } from './look-up-receipt-proof.js';
import { ReceiptKeys } from './receipt-keys.js';
import { TrackReceiptProof } from './track-receipt-proof.js';

@Controller()
export class ReceiptProofRpc {
  constructor(
    private readonly lookingUp: LookUpReceiptProof,
    private readonly tracking: TrackReceiptProof,
    private readonly keys: ReceiptKeys,
  ) {}

  @Rpc(lookUpReceiptProof)
  lookUp(request: RpcRequest<typeof lookUpReceiptProof>, context: RpcContext) {
    return this.lookingUp.run(request, actorOf(context));
  }

  @Rpc(trackReceiptProof)
  track(request: RpcRequest<typeof trackReceiptProof>) {
    return this.tracking.run(request);
  }

  @Rpc(listReceiptKeys)
  listKeys() {
    return ok({ keys: this.keys.published() });
  }

  @Rpc(lookUpReceiptKey)
  lookUpKey({ keyId }: RpcRequest<typeof lookUpReceiptKey>) {
    const pem = this.keys.pemOf(keyId);
    if (pem === null) return err(refusal('RECEIPT_KEY_NOT_FOUND'));
    const bytes = Buffer.from(pem);
    return ok({
      fileName: `${keyId}.pem`, mediaType: 'application/x-pem-file',
      sha256: createHash('sha256').update(bytes).digest('hex'), bytesBase64: bytes.toString('base64'),
    });
  }
}
