import { Injectable } from '@nestjs/common';
import type { FileView } from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import { PersonalDataCipher } from '@haicap/service-kit';
import type { StoredFile } from './file.js';

/** Shows a file to a person. What it is called, only to whoever called it so. */
@Injectable()
export class ShowFile {
  constructor(private readonly cipher: PersonalDataCipher) {}

  run(file: StoredFile, accountId: string): FileView {
    const { fileId, state, receivedBytes, uploadBytes, mediaType, sha256, pages, scan, createdAt, completedAt, expiresAt } = file;
    return {
      fileId, state, receivedBytes, sizeBytes: file.sizeBytes ?? uploadBytes, mediaType, sha256, pages, scan,
      name: file.ownerAccountId === accountId ? this.#nameOf(file) : null,
      createdAt: formatOffsetTime(createdAt), completedAt: completedAt && formatOffsetTime(completedAt), expiresAt: expiresAt && formatOffsetTime(expiresAt),
    };
  }

  #nameOf({ fileId, name }: StoredFile): string | null {
    return name === null ? null : this.cipher.decrypt(name, { table: 'stored_file', column: 'name', rowId: fileId });
  }
}
