import { useEffect, useRef } from 'react';
import { PATHS } from '../paths.js';
import { keeper, signInAddress, useSession } from './own-session.js';
import { t } from '../text/language.js';

/** The session ended in the middle of work. What was typed stays on the page behind; signing in happens in a tab of its own. */
export function SessionOverDialog() {
  const state = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = state.kind === 'over' && state.asks;
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} className="card pad over" aria-labelledby="over-title" aria-describedby="over-text" onCancel={() => keeper.leave()}>
      <h2 id="over-title">{t('Phiên đăng nhập đã hết')}</h2>
      <p id="over-text">{t('Những gì bạn đã nhập vẫn còn trên trang này. Đăng nhập lại ở thẻ mới, rồi quay về đây: việc đang làm sẽ tiếp tục.')}</p>
      <div className="row">
        <a className="btn primary" href={signInAddress(PATHS.signedIn)} target="_blank" rel="noopener">{t('Đăng nhập lại')}</a>
        <button type="button" className="btn" onClick={() => keeper.leave()}>{t('Để sau')}</button>
      </div>
    </dialog>
  );
}
