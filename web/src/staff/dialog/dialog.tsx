import { useEffect, useId, useRef, type ReactNode } from 'react';
import { t } from '../../text/language.js';
import './dialog.css';

interface DialogProps { readonly title: string; readonly onClose: () => void; readonly children: ReactNode; /** What it is closed by, when it asks for nothing. */ readonly hasClose?: boolean }

/** Something that has to be looked at before the page goes on. The browser's own dialog: it keeps the focus, and writes no style that the policy refuses. */
export function Dialog({ title, onClose, children, hasClose = true }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  return (
    <dialog ref={dialog} className="card pad asking" aria-labelledby={id} onCancel={(event) => { event.preventDefault(); onClose(); }} onKeyDown={(event) => event.stopPropagation()}>
      <div className="top"><h2 id={id}>{title}</h2>{hasClose && <button type="button" className="btn" onClick={onClose}>{t('Đóng')}</button>}</div>
      {children}
    </dialog>
  );
}
