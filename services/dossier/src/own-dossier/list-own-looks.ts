import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type Actor, type listOwnLooks, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { othersLooks, showLookers } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { FindUnits } from '../unit-mirror/find-units.js';
import { OwnLooksStore } from './own-looks.store.js';

/** What was looked at, as people call it. */
const DEEDS: Readonly<Record<string, string>> = {
  'look-up-dossier': 'Mở hồ sơ', 'list-dossiers': 'Thấy trong danh sách hồ sơ', 'search-dossiers': 'Thấy trong kết quả tìm kiếm', 'list-timeline': 'Xem quá trình xử lý',
  'list-components': 'Xem thành phần hồ sơ', 'look-up-filing': 'Xem nội dung đã nộp', 'list-corrections': 'Xem các lần sửa', 'look-up-fees': 'Xem phí, lệ phí',
  'list-dossier-payments': 'Xem các khoản đã nộp', 'list-papers': 'Xem danh sách giấy tờ', 'fetch-paper': 'Xem một giấy tờ', 'list-results': 'Xem kết quả',
  'look-up-receipt-proof': 'Xem biên nhận', 'look-up-deadline-ledger': 'Xem cách tính thời hạn', 'list-dossier-consultations': 'Xem ý kiến phối hợp',
  'list-consultations': 'Thấy trong danh sách lấy ý kiến', 'track-dossier': 'Tra cứu bằng mã trên biên nhận',
  'fetch-tracked-receipt': 'Lấy biên nhận bằng mã trên biên nhận', 'track-receipt-proof': 'Xem biên nhận bằng mã trên biên nhận',
  'export-dossiers': 'Xuất dữ liệu hồ sơ hàng loạt',
};
const OTHER_DEED = 'Xem dữ liệu của hồ sơ';

/** Tells a citizen who has looked at the own dossiers: when, from which unit, in which role, at what. */
@Injectable()
export class ListOwnLooks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly own: OwnLooksStore,
    private readonly units: FindUnits,
  ) {}

  async run(request: RpcRequest<typeof listOwnLooks>, actor: Actor): Promise<Result<RpcReply<typeof listOwnLooks>, Refusal>> {
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
        return [{ at: formatOffsetTime(at), dossierId: objectId, code: codes.get(objectId) ?? '', deed: action, deedLabel: DEEDS[action] ?? OTHER_DEED, listed: detail.listed === true, by, position }];
      });
      return ok({ items, ...rest });
    }, { actor: actor.accountId });
  }
}
