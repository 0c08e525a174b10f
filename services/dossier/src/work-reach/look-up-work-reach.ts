import { Injectable } from '@nestjs/common';
import type { Actor, lookUpWorkReach, RpcReply } from '@haicap/contracts';
import { ok, type Result } from '@haicap/kernel';
import { readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';

/** Whose dossiers somebody follows: those that the same rule lets them read. */
@Injectable()
export class LookUpWorkReach {
  constructor(private readonly findRights: FindRights) {}

  async run(actor: Actor): Promise<Result<RpcReply<typeof lookUpWorkReach>, never>> {
    const scope = readScope(await this.findRights.of(actor));
    return ok({ everywhere: scope.kind === 'installation', unitIds: scope.kind === 'units' ? [...scope.unitIds] : [] });
  }
}
