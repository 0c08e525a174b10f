import { useEffect, useId, useRef, type ReactNode, type SyntheticEvent } from 'react';
import { t } from '../../text/language.js';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  /** The id of the text that says what it is about. */
  readonly describedBy?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** What it is closed by, when it asks for nothing. */
  readonly hasClose?: boolean;
}

/**
 * Something that has to be looked at before the page goes on. The browser's own dialog: it keeps the focus, closes by Escape, and writes no style that
 * the policy refuses, as antd's does.
 */
export function Dialog({ title, describedBy, onClose, children, hasClose = true }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  return (
    <dialog ref={dialog} className="card pad asking" aria-labelledby={id} aria-describedby={describedBy} onKeyDown={(event) => event.stopPropagation()}
      // The page closes it, so that it knows; a browser does so without asking where somebody presses Escape twice and touches nothing in between.
      onCancel={(event) => { if (isOfDialog(event)) { event.preventDefault(); onClose(); } }} onClose={(event) => { if (isOfDialog(event)) onClose(); }}>
      <div className="top"><h2 id={id}>{title}</h2>{hasClose && <button type="button" className="btn" onClick={onClose}>{t('Đóng')}</button>}</div>
      {children}
    </dialog>
  );
}

/** A dialog or a choice of files inside tells of its own end the same way. */
const isOfDialog = ({ target, currentTarget }: SyntheticEvent) => target === currentTarget;
