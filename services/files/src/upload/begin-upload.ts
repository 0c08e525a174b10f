import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type Actor, type Refusal } from '@haicap/contracts';
import { err, localDateOf, ok, type Result } from '@haicap/kernel';
import { PersonalDataCipher, withScope } from '@haicap/service-kit';
import { mayBeDeclared } from '../inspect/media-type.js';
import { Installation } from '../installation.js';
import { bytesPerDayMax, checkWish, plainName, uploadExpiry, type UploadWish } from './upload.js';
import { UploadStore } from './upload.store.js';

/** Admits an upload: its limits are checked before the first byte comes. */
@Injectable()
export class BeginUpload {
  constructor(
    private readonly dataSource: DataSource,
    private readonly uploads: UploadStore,
    private readonly cipher: PersonalDataCipher,
    private readonly installation: Installation,
  ) {}

  async run(fileId: string, wish: UploadWish, actor: Actor): Promise<Result<{ expiresAt: Date }, Refusal>> {
    const { clock, limits } = this.installation;
    const { accountId } = actor;
    const isCitizen = actor.kind === 'citizen';
    const at = clock.now();
    const name = plainName(wish.name);
    return withScope(this.dataSource, { kind: 'none' }, async (tx) => {
      const checked = checkWish(wish, { isCitizen, openUploads: await this.uploads.countOpen(tx, accountId) }, limits, mayBeDeclared);
      if (!checked.ok) return checked;
      const bytesMax = bytesPerDayMax(isCitizen, limits);
      const isWithin = await this.uploads.takeFromDay(tx, { accountId, day: localDateOf(at), bytes: checked.value, bytesMax });
      if (!isWithin) return err(refusal('UPLOAD_QUOTA_SPENT', { bytesPerDayMax: bytesMax }));
      const expiresAt = uploadExpiry(at, limits);
      await this.uploads.insert(tx, {
        fileId, ownerAccountId: accountId, declaredType: wish.declaredType, uploadBytes: checked.value, createdAt: at, expiresAt,
        name: name === null ? null : this.cipher.encrypt(name, { table: 'stored_file', column: 'name', rowId: fileId }),
      });
      return ok({ expiresAt });
    }, { actor: accountId });
  }
}
