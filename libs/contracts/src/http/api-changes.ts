/** One change of the public interface, as its feed tells it. */
export interface ApiChange {
  /** Never changes and is never used again. */
  readonly id: string;
  /** The day of the release. */
  readonly on: string;
  readonly kind: 'added' | 'changed' | 'deprecated' | 'removed';
  readonly vi: string;
  readonly en: string;
  /** The operations it is about. */
  readonly operations: readonly string[];
}

/** What changed for programs, the newest first. A route that is deprecated or removed has an entry here before it happens. */
export const API_CHANGES: readonly ApiChange[] = [
  {
    id: '2026-11-languages', on: '2026-11-27', kind: 'added', operations: ['listTimeline', 'trackDossier', 'streamTracking', 'trackOwnDossier', 'listOwnLooks', 'listDeferredCommands'],
    vi: 'Câu chữ của hệ thống trong câu trả lời theo Accept-Language (vi mặc định, hoặc en), kèm Content-Language và Vary. Tên, lý do do tỉnh đặt và dữ liệu giữ nguyên.',
    en: 'Sentences of the service in an answer follow Accept-Language (vi by default, or en), with Content-Language and Vary. Names, reasons a province worded and data stay as they are.',
  },
  {
    id: '2026-11-exports', on: '2026-11-26', kind: 'added', operations: ['exportDossiers'],
    vi: 'Xuất toàn bộ hồ sơ trong phạm vi dưới dạng NDJSON, xuất tiếp sau khi đứt bằng cursor, chỉ phần thay đổi bằng updatedSince (phạm vi quyền export:read).',
    en: 'All dossiers in scope as NDJSON, resumed after a cut by cursor, only what changed by updatedSince (scope export:read).',
  },
  {
    id: '2026-11-deprecation-and-feed', on: '2026-11-26', kind: 'added', operations: ['readChangelog'],
    vi: 'Nguồn tin về thay đổi của giao diện. Đường dẫn sắp bỏ được báo bằng Deprecation, Sunset và Link ít nhất mười hai tháng trước.',
    en: 'A feed of changes of the interface. A route that is to go says so by Deprecation, Sunset and Link, at least twelve months before.',
  },
  {
    id: '2026-11-admission', on: '2026-11-26', kind: 'added', operations: [],
    vi: 'Khi quá tải, trả 503 OVERLOADED với Retry-After: xuất dữ liệu bị từ chối trước, tiếp nhận hồ sơ sau cùng. Mọi câu trả lời có đếm ghi RateLimit và RateLimit-Policy.',
    en: 'Under overload, 503 OVERLOADED with Retry-After: exports first, accepting dossiers last. Answers that are counted carry RateLimit and RateLimit-Policy.',
  },
  {
    id: '2026-11-facts', on: '2026-11-26', kind: 'added', operations: [],
    vi: 'Mô tả AsyncAPI 3 của mọi sự kiện tại /api/asyncapi.json.',
    en: 'Every fact is described by AsyncAPI 3 at /api/asyncapi.json.',
  },
];
