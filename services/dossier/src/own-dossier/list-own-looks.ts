import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { accountKind, actorPost, refusal, type Actor, type listOwnLooks, type OwnLook, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, formatOffsetTime, localDateOf, ok, type LocalDate, type Result } from '@haicap/kernel';
import { looksAt, type KeptLook } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { cursorBehind, readCursor } from '../cursor.js';
import { FindUnits } from '../unit-mirror/find-units.js';
import { OwnLooksStore } from './own-looks.store.js';

const position = z.strictObject({ id: z.string().regex(/^\d{1,19}$/) });
const kinds = accountKind.or(z.literal('anonymous'));

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
    const before = request.cursor === undefined ? null : readCursor(request.cursor, position);
    if (request.cursor !== undefined && !before) return err(refusal('CURSOR_INVALID'));
    return withScope(this.dataSource, { kind: 'none' }, async (tx) => {
      const dossiers = await this.own.own(tx, actor.accountId, request.dossierId ?? null);
      if (request.dossierId !== undefined && dossiers.length === 0) return err(refusal('DOSSIER_NOT_FOUND'));
      const codes = new Map(dossiers.map(({ id, code }) => [id, code ?? '']));
      const kept = await looksAt(tx, { type: 'dossier', ids: [...codes.keys()], beforeId: before?.id ?? null, limit: request.limit + 1 });
      const page = kept.slice(0, request.limit);
      // The own looks take their place on a page, so that a cursor never has to look behind many of them.
      const others = page.filter((look) => look.actor !== actor.accountId);
      return ok({ items: await this.show(tx, others, codes), ...cursorBehind(kept, page, ({ id }) => ({ id })) });
    }, { actor: actor.accountId });
  }

  private async show(tx: EntityManager, looks: readonly KeptLook[], codes: ReadonlyMap<string, string>): Promise<OwnLook[]> {
    const seen = looks.map((look) => ({ look, day: localDateOf(look.at), posts: postsIn(look), unitIds: unitsIn(look) }));
    // A unit is named as it was called on the day of the look.
    const names = new Map<LocalDate, ReadonlyMap<string, { readonly fullName: string }>>();
    for (const day of new Set(seen.map((one) => one.day))) {
      const unitIds = seen.filter((one) => one.day === day).flatMap((one) => [...one.posts.map(({ unitId }) => unitId), ...one.unitIds]);
      names.set(day, await this.units.on(tx, unitIds, day));
    }
    return seen.map(({ look: { at, action, objectId, detail }, day, posts, unitIds }) => {
      const unitName = (unitId: string) => names.get(day)?.get(unitId)?.fullName ?? null;
      return {
        at: formatOffsetTime(at), dossierId: objectId, code: codes.get(objectId) ?? '', deed: action, deedLabel: DEEDS[action] ?? OTHER_DEED, listed: detail.listed === true,
        by: {
          kind: kinds.catch('officer').parse(detail.kind), posts: posts.map((post) => ({ ...post, unitName: unitName(post.unitId) })),
          units: unitIds.map((unitId) => ({ unitId, unitName: unitName(unitId) })),
        },
      };
    });
  }
}

// What an earlier release wrote may lack them.
const postsIn = ({ detail }: KeptLook) => z.array(actorPost).catch([]).parse(detail.posts ?? []);
const unitsIn = ({ detail }: KeptLook) => z.array(z.uuid()).catch([]).parse(detail.unitIds ?? []);
