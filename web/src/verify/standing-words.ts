import type { RpcReply, verifySignedFile } from '@haicap/contracts';

export type Verified = RpcReply<typeof verifySignedFile>;

/** What somebody who holds a result has to know first. */
export function standingWords({ signed, result }: Pick<Verified, 'signed' | 'result'>): { readonly tone: 'ok' | 'late' | 'wait'; readonly words: string } {
  if (signed.signatures.length === 0) return { tone: 'late', words: 'Không có chữ ký' };
  if (result === null) return { tone: 'wait', words: 'Đã ký tại đây, chưa là kết quả của hồ sơ nào' };
  if (result.state === 'replaced') return { tone: 'late', words: 'Đã bị thay bằng kết quả khác' };
  return result.state === 'withdrawn' ? { tone: 'late', words: 'Đã bị thu hồi' } : { tone: 'ok', words: 'Còn hiệu lực' };
}
