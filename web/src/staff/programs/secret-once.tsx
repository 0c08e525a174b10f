import type { ClientWithSecret } from '@haicap/contracts';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../text/language.js';

/** Id and secret of a program. Nobody can show the secret again, so it stays until somebody says that it is kept. */
export function SecretOnce({ answer: { client, secret }, onDone }: { answer: ClientWithSecret; onDone: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  useEffect(() => heading.current?.focus(), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret ?? '');
      setCopied('yes');
    } catch {
      // The browser does not allow it; the text can be selected by hand.
      setCopied('no');
    }
  };
  return (
    <section className="card pad stack panel" aria-label={t('Khóa bí mật')}>
      <h2 ref={heading} tabIndex={-1}>{secret === null ? t('Khóa không hiện lại được') : t('Khóa bí mật của {{name}}', { name: client.name })}</h2>
      {secret === null ? <p>{t('Yêu cầu này đã được thực hiện trước đó. Nếu chưa giữ khóa, hãy cấp khóa mới cho ứng dụng.')}</p> : (
        <>
          <p>{t('Chỉ hiện lần này. Hãy chuyển khóa cho đơn vị vận hành ứng dụng qua kênh an toàn, không qua thư điện tử thường.')}</p>
          <div><p className="small muted">{t('Mã ứng dụng')}</p><p className="secret">{client.clientId}</p></div>
          <div><p className="small muted">{t('Khóa bí mật')}</p><p className="secret">{secret}</p></div>
          <p role="status" className="small">{copied === 'yes' ? t('Đã chép khóa.') : copied === 'no' ? t('Trình duyệt không cho chép. Hãy bấm vào khóa rồi chép bằng tay.') : ''}</p>
        </>
      )}
      <div className="row">
        {secret !== null && <button type="button" className="btn" onClick={() => void copy()}>{t('Chép khóa')}</button>}
        <button type="button" className="btn primary" onClick={onDone}>{secret === null ? t('Đóng') : t('Tôi đã giữ khóa')}</button>
      </div>
    </section>
  );
}
