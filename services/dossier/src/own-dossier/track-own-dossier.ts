import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type Actor, type Language, type Refusal, type RpcReply, type RpcRequest, type trackOwnDossier } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { FindTracked } from '../tracking/find-tracked.js';
import { ShowTracked } from '../tracking/show-tracked.js';

/** The progress of a dossier for the citizen who filed it: the account is the key. */
@Injectable()
export class TrackOwnDossier {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findTracked: FindTracked,
    private readonly show: ShowTracked,
  ) {}

  async run({ dossierId }: RpcRequest<typeof trackOwnDossier>, actor: Actor, language: Language = 'vi'): Promise<Result<RpcReply<typeof trackOwnDossier>, Refusal>> {
    // No unit is in scope, so the policy of the owner alone lets rows through.
    return withScope(this.dataSource, { kind: 'none' }, async (tx) => {
      const found = await this.findTracked.inScope(tx, dossierId);
      return found ? ok(await this.show.run(tx, found, { afterVersion: 0, reader: 'owner', language })) : err(refusal('DOSSIER_NOT_FOUND'));
    }, { actor: actor.accountId });
  }
}
