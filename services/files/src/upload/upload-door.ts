import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { refusal, UPLOADS_PATH, writeRefusal, type Actor } from '@haicap/contracts';
import { Server } from '@tus/server';
import { Installation } from '../installation.js';
import { BeginUpload } from './begin-upload.js';
import { FinishUpload } from './finish-upload.js';
import { KeepReceived } from './keep-received.js';
import { StagedUploads, TUS_EXTENSIONS } from './staged-uploads.js';
import { Staging } from './staging.js';
import { UploadLocks } from './upload-locks.js';
import { refusalOf, UploadRefused } from './upload-refused.js';

const TUS_VERSION = '1.0.0';

/** Resumable uploads by tus 1.0 (https://tus.io/protocols/resumable-upload), bound to the person who began them. */
@Injectable()
export class UploadDoor {
  readonly #locks = new UploadLocks();

  constructor(
    private readonly begin: BeginUpload,
    private readonly received: KeepReceived,
    private readonly finish: FinishUpload,
    private readonly staging: Staging,
    private readonly installation: Installation,
  ) {}

  async serve(actor: Actor, request: IncomingMessage, response: ServerResponse): Promise<void> {
    await this.#serverFor(actor, response).handle(request, response);
  }

  /** What of the protocol is supported (§ OPTIONS); asked before anybody is known. */
  describe(response: ServerResponse): void {
    response.writeHead(204, {
      'tus-resumable': TUS_VERSION, 'tus-version': TUS_VERSION, 'tus-extension': TUS_EXTENSIONS.join(','), 'tus-max-size': this.installation.limits.fileBytesMax,
    }).end();
  }

  /** The library's server holds nothing between requests, so each person's request has one that knows the person. */
  #serverFor(actor: Actor, response: ServerResponse): Server {
    const { fileBytesMax } = this.installation.limits;
    const parts = { begin: this.begin, received: this.received, staging: this.staging };
    return new Server({
      path: UPLOADS_PATH, relativeLocation: true, maxSize: fileBytesMax, locker: this.#locks,
      // Only our own pages use it.
      allowedOrigins: () => false,
      namingFunction: () => this.installation.ids.next(),
      datastore: new StagedUploads(parts, actor, (expiresAt) => response.setHeader('upload-expires', expiresAt.toUTCString())),
      onUploadFinish: async (_request, { id }) => {
        const finished = await this.finish.run(id);
        if (!finished.ok) throw new UploadRefused(finished.error);
        return {};
      },
      onResponseError: (_request, error) => {
        const refused = refusalOf(error, fileBytesMax);
        if (refused === null) this.installation.logger.error({ err: error }, 'an upload failed');
        writeRefusal(response, refused ?? refusal('INTERNAL'));
        return { status_code: response.statusCode, body: '' };
      },
    });
  }
}
