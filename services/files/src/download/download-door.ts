import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { writeRefusal, type Actor, type Refusal } from '@haicap/contracts';
import type { Result } from '@haicap/kernel';
import type { CompleteFile } from '../file/file.js';
import { FILE_STORAGE } from '../injected.js';
import { EXTENSION_OF } from '../inspect/media-type.js';
import type { FileStorage } from '../storage/file-storage.js';
import { PermitDownload } from './permit-download.js';
import { RedeemTicket } from './redeem-ticket.js';

/** A document is shown as a document: it runs nothing, loads nothing, and is framed by nobody. */
const CONTENT_POLICY = "default-src 'none'; object-src 'none'; base-uri 'none'; sandbox; frame-ancestors 'none'";

/** Hands out the bytes of files. */
@Injectable()
export class DownloadDoor {
  constructor(
    private readonly permit: PermitDownload,
    private readonly redeem: RedeemTicket,
    @Inject(FILE_STORAGE) private readonly storage: FileStorage,
  ) {}

  async byToken(fileId: string, actor: Actor, confirmUnscanned: boolean, response: ServerResponse): Promise<void> {
    await this.#send(await this.permit.run(fileId, actor, confirmUnscanned), response);
  }

  async byTicket(secret: string, response: ServerResponse): Promise<void> {
    await this.#send(await this.redeem.run(secret), response);
  }

  async #send(permitted: Result<CompleteFile, Refusal>, response: ServerResponse): Promise<void> {
    if (!permitted.ok) {
      writeRefusal(response, permitted.error);
      response.end();
      return;
    }
    const { fileId, mediaType, sizeBytes, sha256 } = permitted.value;
    const bytes = await this.storage.open(fileId);
    response.writeHead(200, {
      'content-type': mediaType, 'content-length': sizeBytes,
      // Named by its id: what the uploader called it names persons.
      'content-disposition': `attachment; filename="${fileId}.${EXTENSION_OF[mediaType]}"`,
      'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
      etag: `"${sha256}"`, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff',
      'content-security-policy': CONTENT_POLICY, 'cross-origin-resource-policy': 'same-origin', 'referrer-policy': 'no-referrer',
    });
    await pipeline(bytes, response);
  }
}
