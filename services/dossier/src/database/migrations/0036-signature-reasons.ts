import type { MigrationInterface, QueryRunner } from 'typeorm';

// Place in its list, code, words: why a signature is taken back before the issue.
const REASONS: readonly (readonly [position: number, code: string, words: string])[] = [
  [1, 'content-incorrect', 'Nội dung kết quả có sai sót, phát hiện trước khi phát hành'],
  [2, 'legal-basis', 'Kết quả không đúng quy định của pháp luật'],
  [3, 'new-facts', 'Có thông tin, tài liệu mới phải xem xét trước khi phát hành'],
  [4, 'damaged', 'Bản kết quả bị hỏng trước khi phát hành'],
];

/** A signature may be taken back before the issue, and nobody does it without a reason. */
export class SignatureReasons implements MigrationInterface {
  readonly name = 'SignatureReasons1760000000036';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `INSERT INTO dossier_reason (reason_id, version, action, position, code, words, origin, valid_from)
       SELECT gen_random_uuid(), 1, 'withdraw-signature', (reason ->> 0)::smallint, reason ->> 1, reason ->> 2, 'national', '2000-01-01'
       FROM jsonb_array_elements($1::jsonb) reason`, [JSON.stringify(REASONS)]);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
