import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Actor, listOwnFiles, Refusal, RpcReply, RpcRequest } from '@haicap/contracts';
import { ok, type Result } from '@haicap/kernel';
import { pageOfRows, readCursor, withScope } from '@haicap/service-kit';
import { FileStore } from './file.store.js';
import { ShowFile } from './show-file.js';

const position = z.strictObject({ id: z.uuid() });

/** What somebody brought in, whether a dossier names it or not, the latest first. */
@Injectable()
export class ListOwnFiles {
  constructor(private readonly dataSource: DataSource, private readonly files: FileStore, private readonly show: ShowFile) {}

  async run({ cursor, limit }: RpcRequest<typeof listOwnFiles>, { accountId }: Actor): Promise<Result<RpcReply<typeof listOwnFiles>, Refusal>> {
    const before = readCursor(cursor, position);
    if (!before.ok) return before;
    // No unit is in scope, so the policy of the owner alone lets rows through.
    const rows = await withScope(this.dataSource, { kind: 'none' }, (tx) => this.files.ofOwner(tx, accountId, before.value?.id ?? null, limit + 1), { actor: accountId });
    return ok(pageOfRows(rows, limit, (file) => this.show.run(file, accountId), ({ fileId }) => ({ id: fileId })));
  }
}
