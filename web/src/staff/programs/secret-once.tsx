import type { ClientWithSecret } from '@haicap/contracts';
import { useEffect, useRef, useState } from 'react';

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
    <section className="card pad stack panel" aria-label="Khóa bí mật">
      <h2 ref={heading} tabIndex={-1}>{secret === null ? 'Khóa không hiện lại được' : `Khóa bí mật của ${client.name}`}</h2>
      {secret === null ? <p>Yêu cầu này đã được thực hiện trước đó. Nếu chưa giữ khóa, hãy cấp khóa mới cho ứng dụng.</p> : (
        <>
          <p>Chỉ hiện lần này. Hãy chuyển khóa cho đơn vị vận hành ứng dụng qua kênh an toàn, không qua thư điện tử thường.</p>
          <div><p className="small muted">Mã ứng dụng</p><p className="secret">{client.clientId}</p></div>
          <div><p className="small muted">Khóa bí mật</p><p className="secret">{secret}</p></div>
          <p role="status" className="small">{copied === 'yes' ? 'Đã chép khóa.' : copied === 'no' ? 'Trình duyệt không cho chép. Hãy bấm vào khóa rồi chép bằng tay.' : ''}</p>
        </>
      )}
      <div className="row">
        {secret !== null && <button type="button" className="btn" onClick={() => void copy()}>Chép khóa</button>}
        <button type="button" className="btn primary" onClick={onDone}>{secret === null ? 'Đóng' : 'Tôi đã giữ khóa'}</button>
      </div>
    </section>
  );
}
