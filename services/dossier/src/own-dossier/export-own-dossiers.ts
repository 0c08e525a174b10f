import { Injectable } from '@nestjs/common';
import { ownDossierData, type Actor, type exportOwnDossiers, type Language, type OwnDossierData, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { ok, type Result } from '@haicap/kernel';
import { ListOwnDossiers } from '../dossier/list-own-dossiers.js';
import { GatherOwnDossier } from './gather-own-dossier.js';

// A form of 256 KiB, corrected as often as it may be, still fits into an answer of the bus.
const DOSSIERS_PER_PAGE = 1;

/** Everything that is kept of the dossiers a citizen filed. */
@Injectable()
export class ExportOwnDossiers {
  constructor(private readonly own: ListOwnDossiers, private readonly gather: GatherOwnDossier) {}

  async run({ cursor }: RpcRequest<typeof exportOwnDossiers>, actor: Actor, language: Language = 'vi'): Promise<Result<RpcReply<typeof exportOwnDossiers>, Refusal>> {
    const page = await this.own.run({ limit: DOSSIERS_PER_PAGE, ...(cursor === undefined ? {} : { cursor }) }, actor);
    if (!page.ok) return page;
    const items: OwnDossierData[] = [];
    for (const dossier of page.value.items) {
      const data = await this.gather.run(dossier, actor, language);
      if (!data.ok) return data;
      // Parsing leaves out what is the office's own.
      items.push(ownDossierData.parse(data.value));
    }
    return ok({ items, ...(page.value.nextCursor === undefined ? {} : { nextCursor: page.value.nextCursor }) });
  }
}
