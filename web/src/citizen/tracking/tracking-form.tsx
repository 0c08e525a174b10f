import type { FormEvent } from 'react';
import type { Problem } from '../../api/client.js';
import { t } from '../../text/language.js';
import type { Keys } from './keys.js';

interface TrackingFormProps { readonly keys: Keys; readonly asking: boolean; readonly problem: Problem | null; readonly onType: (keys: Keys) => void; readonly onAsk: () => void }

export function TrackingForm({ keys, asking, problem, onType, onAsk }: TrackingFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk();
  };
  return (
    <form className="card pad form" onSubmit={submit}>
      <label htmlFor="code">{t('Mã hồ sơ')}</label>
      <input id="code" name="code" required={keys.token === ''} autoComplete="off" spellCheck={false} placeholder="H56.147.97-250701-0042" value={keys.code} onChange={(event) => onType({ ...keys, code: event.target.value, token: '' })} />
      <label htmlFor="secret">{t('Mã tra cứu')}</label>
      <input id="secret" name="secret" required={keys.token === ''} autoComplete="off" spellCheck={false} aria-describedby="secret-note" value={keys.secret} onChange={(event) => onType({ ...keys, secret: event.target.value, token: '' })} />
      <p id="secret-note" className="small muted">{t('Mã gồm 10 ký tự, in cạnh mã QR trên giấy tiếp nhận. Chữ hoa hay chữ thường đều được.')}</p>
      <button type="submit" className="btn primary" disabled={asking}>{asking ? t('Đang tìm…') : t('Xem hồ sơ')}</button>
      {problem !== null && <p className="lacquer" role="alert">{problem.title}</p>}
    </form>
  );
}
