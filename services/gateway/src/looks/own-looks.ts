import { listOwnFileLooks, listOwnLooks, LOOK_OWNERS, ownLooksRequest, type OwnLooksPage, type OwnLooksReply, type RpcContract } from '@haicap/contracts';
import { Injectable } from '@nestjs/common';
import type { Admitted } from '../edge/admitted.js';
import { JoinOwners } from '../join/join-owners.js';

type LookOwner = OwnLooksPage['missing'][number];
const CONTRACTS: Readonly<Record<LookOwner, RpcContract>> = { dossier: listOwnLooks, files: listOwnFileLooks };

/** Who looked, joined from every owner. */
@Injectable()
export class OwnLooks {
  constructor(private readonly joined: JoinOwners) {}

  async page(admitted: Admitted): Promise<OwnLooksPage> {
    const { cursor, limit, ...request } = ownLooksRequest.parse(admitted.binding.request);
    const { items, ...rest } = await this.joined.page<LookOwner, OwnLooksReply['items'][number]>(admitted, { owners: LOOK_OWNERS, contractOf: (owner) => CONTRACTS[owner], request, limit, cursor });
    return { items: items.map(({ item }) => item), ...rest };
  }
}
