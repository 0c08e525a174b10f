import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { t } from '../text/language.js';

export interface Question {
  readonly title: string;
  /** What happens then, to whom, and whether it can be taken back. */
  readonly consequence: ReactNode;
  /** The verb of what is done. */
  readonly yes: string;
  readonly no?: string;
  readonly onYes: () => Promise<unknown>;
}

/**
 * Asks before something that cannot be undone within seconds, naming the consequence: `const [dialog, ask] = useAskFirst()`, with `dialog` put on the page.
 * The browser's own dialog keeps the focus and closes by Escape; antd's writes a style that the policy of our pages refuses.
 */
export function useAskFirst(): readonly [ReactNode, (question: Question) => void] {
  const [question, ask] = useState<Question | null>(null);
  return [question === null ? null : <AskDialog key={question.title} question={question} onClose={() => ask(null)} />, ask];
}

function AskDialog({ question: { title, consequence, yes, no = t('Chưa làm'), onYes }, onClose }: { question: Question; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [busy, setBusy] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const go = async () => {
    setBusy(true);
    await onYes();
    onClose();
  };
  return (
    <dialog ref={dialog} className="card pad ask" aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`} onClose={onClose}>
      <h2 id={`${id}-title`}>{title}</h2>
      <div id={`${id}-text`} className="stack">{typeof consequence === 'string' ? <p>{consequence}</p> : consequence}</div>
      <div className="row">
        <button type="button" className="btn primary" disabled={busy} onClick={() => void go()}>{busy ? t('Đang thực hiện…') : yes}</button>
        <button type="button" className="btn" disabled={busy} onClick={onClose}>{no}</button>
      </div>
    </dialog>
  );
}
