import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor, InWords, Language, listOwnFileLooks, Refusal, RpcReply, RpcRequest } from '@haicap/contracts';
import { formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { othersLooks, showLookers } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { OwnLooksStore } from './own-looks.store.js';

/** What was looked at, as people call it. */
const DEEDS: Readonly<Record<string, InWords>> = {
  'read-file': { vi: 'Mở tệp', en: 'Opened the file' }, 'look-up-file': { vi: 'Xem thông tin tệp', en: 'Looked at what is known of the file' },
};
const OTHER_DEED: InWords = { vi: 'Xem dữ liệu của tệp', en: 'Looked at data of the file' };

/** Tells a citizen who has looked at the own files: when, from which unit, in which role, at which. */
@Injectable()
export class ListOwnLooks {
  constructor(private readonly dataSource: DataSource, private readonly own: OwnLooksStore) {}

  async run({ cursor, limit, dossierId }: RpcRequest<typeof listOwnFileLooks>, { accountId }: Actor, language: Language = 'vi'): Promise<Result<RpcReply<typeof listOwnFileLooks>, Refusal>> {
    const fileIds = await withScope(this.dataSource, { kind: 'none' }, (tx) => this.own.own(tx, accountId), { actor: accountId });
    // Which dossier names an own file is no secret of that dossier's units.
    return withScope(this.dataSource, { kind: 'installation' }, async (tx) => {
      const dossiers = await this.own.dossiersOf(tx, fileIds, dossierId ?? null);
      const page = await othersLooks(tx, { type: 'file', ids: [...dossiers.keys()], accountId, cursor, limit });
      if (!page.ok) return page;
      const { looks, ...rest } = page.value;
      const lookers = await showLookers(looks.map(({ look }) => look), (unitIds, day) => this.own.unitsOn(tx, unitIds, day));
      const items = looks.flatMap(({ look: { at, action, objectId, detail }, position }, index) => {
        const [by, named] = [lookers[index], dossiers.get(objectId)];
        if (by === undefined || named === undefined) return [];
        return [{ at: formatOffsetTime(at), dossierId: named, code: '', fileId: objectId, deed: action, deedLabel: (DEEDS[action] ?? OTHER_DEED)[language], listed: detail.listed === true, by, position }];
      });
      return ok({ items, ...rest });
    }, { actor: accountId });
  }
}
