import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refusal, type Refusal, type RpcReply, type RpcRequest, type verifySignedFile } from '@haicap/contracts';
import { err, localDateOf, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { Installation } from '../installation.js';
import { FindStanding } from '../result-standing/find-standing.js';
import { stateOf } from '../result-standing/result-standing.js';
import { FindSignatory } from '../signatory/find-signatory.js';
import { shown } from './record-signed.js';
import { SignedFileStore } from './signed-file.store.js';

type Answer = RpcReply<typeof verifySignedFile>;
type Standing = NonNullable<Awaited<ReturnType<FindStanding['byHash']>>>;

/** Tells anybody who signed a file and whether it still counts. The file itself never comes here, only its hash. */
@Injectable()
export class VerifySignedFile {
  constructor(
    private readonly dataSource: DataSource,
    private readonly signed: SignedFileStore,
    private readonly standings: FindStanding,
    private readonly signatories: FindSignatory,
    private readonly installation: Installation,
  ) {}

  async run(request: RpcRequest<typeof verifySignedFile>): Promise<Result<Answer, Refusal>> {
    return withScope(this.dataSource, { kind: 'installation' }, async (tx) => {
      const standing = 'resultId' in request ? await this.standings.byId(tx, request.resultId) : await this.standings.byHash(tx, request.sha256);
      const sha256 = 'sha256' in request ? request.sha256 : (standing?.sha256 ?? '');
      const found = await this.signed.byHash(tx, sha256);
      return found ? ok(await this.#answer(tx, found, standing)) : err(refusal('SIGNED_FILE_NOT_FOUND'));
    });
  }

  async #answer(tx: EntityManager, found: Parameters<typeof shown>[0], standing: Standing | undefined): Promise<Answer> {
    // Who it was is said by the certificate; accounts and ids of files are for those who work with them.
    const { fileId: _file, sourceFileId: _source, signerAccountId: _signer, onBehalfOfAccountId: _behalf, ...told } = shown(found);
    const unitName = await this.signatories.unitName(tx, found.unitId, localDateOf(this.installation.clock.now()));
    return { signed: { ...told, unitName: unitName ?? '' }, result: standing ? resultOf(standing) : null };
  }
}

function resultOf(standing: Standing): NonNullable<Answer['result']> {
  const { resultId, signedOn, issuedOn, stoppedOn, withdrawnOn, replacedByResultId, replacedBySha256 } = standing;
  return { resultId, state: stateOf(standing), signedOn, issuedOn, stoppedOn, withdrawnOn, replacedByResultId, replacedBySha256 };
}
