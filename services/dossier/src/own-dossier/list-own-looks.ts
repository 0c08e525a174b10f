import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type Actor, type InWords, type Language, type listOwnLooks, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { othersLooks, showLookers } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { FindUnits } from '../unit-mirror/find-units.js';
import { OwnLooksStore } from './own-looks.store.js';

/** What was looked at, as people call it. */
const DEEDS: Readonly<Record<string, InWords>> = {
  'look-up-dossier': { vi: 'Mở hồ sơ', en: 'Opened the dossier' },
  'list-dossiers': { vi: 'Thấy trong danh sách hồ sơ', en: 'Saw it in a list of dossiers' },
  'search-dossiers': { vi: 'Thấy trong kết quả tìm kiếm', en: 'Saw it in the results of a search' },
  'list-timeline': { vi: 'Xem quá trình xử lý', en: 'Looked at what has happened to it' },
  'list-components': { vi: 'Xem thành phần hồ sơ', en: 'Looked at its papers' },
  'look-up-filing': { vi: 'Xem nội dung đã nộp', en: 'Looked at what was filed' },
  'list-corrections': { vi: 'Xem các lần sửa', en: 'Looked at its corrections' },
  'look-up-fees': { vi: 'Xem phí, lệ phí', en: 'Looked at its fees' },
  'list-dossier-payments': { vi: 'Xem các khoản đã nộp', en: 'Looked at its payments' },
  'list-papers': { vi: 'Xem danh sách giấy tờ', en: 'Looked at the list of printed papers' },
  'fetch-paper': { vi: 'Xem một giấy tờ', en: 'Looked at a printed paper' },
  'list-results': { vi: 'Xem kết quả', en: 'Looked at its result' },
  'look-up-receipt-proof': { vi: 'Xem biên nhận', en: 'Looked at the receipt' },
  'look-up-deadline-ledger': { vi: 'Xem cách tính thời hạn', en: 'Looked at how its time is counted' },
  'list-dossier-consultations': { vi: 'Xem ý kiến phối hợp', en: 'Looked at the opinions of other units' },
  'list-consultations': { vi: 'Thấy trong danh sách lấy ý kiến', en: 'Saw it in a list of questions to units' },
  'track-dossier': { vi: 'Tra cứu bằng mã trên biên nhận', en: 'Tracked it by the code on the receipt' },
  'fetch-tracked-receipt': { vi: 'Lấy biên nhận bằng mã trên biên nhận', en: 'Fetched the receipt by the code on it' },
  'track-receipt-proof': { vi: 'Xem biên nhận bằng mã trên biên nhận', en: 'Looked at the receipt by the code on it' },
  'export-dossiers': { vi: 'Xuất dữ liệu hồ sơ hàng loạt', en: 'Exported the data of many dossiers' },
};
const OTHER_DEED: InWords = { vi: 'Xem dữ liệu của hồ sơ', en: 'Looked at data of the dossier' };

/** Tells a citizen who has looked at the own dossiers: when, from which unit, in which role, at what. */
@Injectable()
export class ListOwnLooks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly own: OwnLooksStore,
    private readonly units: FindUnits,
  ) {}

  async run(request: RpcRequest<typeof listOwnLooks>, actor: Actor, language: Language = 'vi'): Promise<Result<RpcReply<typeof listOwnLooks>, Refusal>> {
    return withScope(this.dataSource, { kind: 'none' }, async (tx) => {
      const dossiers = await this.own.own(tx, actor.accountId, request.dossierId ?? null);
      if (request.dossierId !== undefined && dossiers.length === 0) return err(refusal('DOSSIER_NOT_FOUND'));
      const codes = new Map(dossiers.map(({ id, code }) => [id, code ?? '']));
      const page = await othersLooks(tx, { type: 'dossier', ids: [...codes.keys()], accountId: actor.accountId, cursor: request.cursor, limit: request.limit });
      if (!page.ok) return page;
      const { looks, ...rest } = page.value;
      const lookers = await showLookers(looks.map(({ look }) => look), (unitIds, day) => this.units.on(tx, unitIds, day));
      const items = looks.flatMap(({ look: { at, action, objectId, detail }, position }, index) => {
        const by = lookers[index];
        if (by === undefined) return [];
        return [{ at: formatOffsetTime(at), dossierId: objectId, code: codes.get(objectId) ?? '', deed: action, deedLabel: (DEEDS[action] ?? OTHER_DEED)[language], listed: detail.listed === true, by, position }];
      });
      return ok({ items, ...rest });
    }, { actor: actor.accountId });
  }
}
