import { Injectable } from '@nestjs/common';
import { CompactSign } from 'jose';
import type { EntityManager } from 'typeorm';
import type { lookUpReceiptProof, RpcReply } from '@haicap/contracts';
import { formatOffsetTime, localDateOf } from '@haicap/kernel';
import { AttachFiles } from '../component-file/attach-files.js';
import type { Dossier } from '../dossier/dossier.js';
import { Installation } from '../installation.js';
import { FindUnits } from '../unit-mirror/find-units.js';
import { claimsOf } from './receipt-proof.js';
import { ReceiptKeys } from './receipt-keys.js';

/** Signs what is true of a dossier now. Nothing is kept: asked again after a supplement, it names the new files too. */
@Injectable()
export class ProveReceipt {
  constructor(
    private readonly installation: Installation,
    private readonly keys: ReceiptKeys,
    private readonly units: FindUnits,
    private readonly files: AttachFiles,
  ) {}

  async run(tx: EntityManager, dossier: Dossier): Promise<RpcReply<typeof lookUpReceiptProof>> {
    const now = this.installation.clock.now();
    const signer = this.keys.signerAt(now);
    const { dossierId, receivingUnitId, competentUnitId, returningUnitId } = dossier.receipt;
    const units = await this.units.on(tx, [receivingUnitId, competentUnitId, returningUnitId], localDateOf(now));
    const files = await this.files.of(tx, dossierId);
    const claims = claimsOf({
      provinceCode: this.installation.provinceCode, dossier, attachments: files.map(({ code, sha256, sizeBytes }) => ({ component: code, sha256, bytes: sizeBytes })),
      nameOf: (unitId) => {
        const unit = units.get(unitId);
        if (!unit) throw new Error(`the unit ${unitId} is unknown`);
        return unit.fullName;
      },
    }, now);
    const jws = await new CompactSign(Buffer.from(JSON.stringify(claims)))
      .setProtectedHeader({ alg: 'EdDSA', kid: signer.keyId, typ: 'haicap-receipt+jws' }).sign(signer.key);
    return { jws, keyId: signer.keyId, issuedAt: formatOffsetTime(new Date(claims.iat * 1_000)), claims };
  }
}
