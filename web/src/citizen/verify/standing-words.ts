import type { RpcReply, verifySignedFile } from '@haicap/contracts';
import { t } from '../../text/language.js';

export type Verified = RpcReply<typeof verifySignedFile>;

interface Standing {
  readonly tone: 'ok' | 'late' | 'wait';
  readonly words: string;
}

// Signed is not issued: only an issued result counts.
const WORDS: Readonly<Record<NonNullable<Verified['result']>['state'], Standing>> = {
  'not-issued': { tone: 'wait', words: t('Đã ký, chưa ban hành: chưa có hiệu lực') },
  'in-force': { tone: 'ok', words: t('Còn hiệu lực') },
  withdrawn: { tone: 'late', words: t('Đã bị thu hồi') },
  replaced: { tone: 'late', words: t('Đã bị thay bằng kết quả khác') },
  void: { tone: 'late', words: t('Không có hiệu lực: hồ sơ đã dừng trước khi ban hành') },
};

/** What somebody who holds a result has to know first. */
export function standingWords({ signed, result }: Pick<Verified, 'signed' | 'result'>): Standing {
  if (signed.signatures.length === 0) return { tone: 'late', words: t('Không có chữ ký') };
  if (result === null) return { tone: 'wait', words: t('Đã ký tại đây, chưa là kết quả của hồ sơ nào') };
  return WORDS[result.state];
}
