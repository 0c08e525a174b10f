import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type Language, type Refusal, type RpcReply, type RpcRequest, type trackDossier } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { FindTracked } from './find-tracked.js';
import { ShowTracked } from './show-tracked.js';

/** Shows the progress of a dossier to whoever holds its keys; everybody else learns nothing, not even why. */
@Injectable()
export class TrackDossier {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findTracked: FindTracked,
    private readonly show: ShowTracked,
  ) {}

  async run(request: RpcRequest<typeof trackDossier>, language: Language = 'vi'): Promise<Result<RpcReply<typeof trackDossier>, Refusal>> {
    // The secret is the right to read: no unit and no account stands behind this question.
    return withScope(this.dataSource, { kind: 'installation' }, async (tx) => {
      const found = await this.findTracked.run(tx, request);
      return found ? ok(await this.show.run(tx, found, { afterVersion: request.afterVersion, reader: 'holder', language })) : err(refusal('TRACKING_NOT_FOUND'));
    }, { onlyReads: true });
  }
}
