import { useId, useRef, useState, type ReactNode } from 'react';
import { t } from '../text/language.js';
import { Dialog } from './dialog/dialog.js';

export interface Question {
  readonly title: string;
  /** What happens then, to whom, and whether it can be taken back. */
  readonly consequence: ReactNode;
  /** The verb of what is done. */
  readonly yes: string;
  readonly no?: string;
  readonly onYes: () => Promise<unknown>;
}

/** Asks before something that cannot be undone within seconds, naming the consequence: `const [dialog, ask] = useAskFirst()`, with `dialog` put on the page. */
export function useAskFirst(): readonly [ReactNode, (question: Question) => void] {
  const [asked, setAsked] = useState<{ readonly nth: number; readonly question: Question } | null>(null);
  const count = useRef(0);
  const ask = (question: Question) => {
    count.current += 1;
    setAsked({ nth: count.current, question });
  };
  // What a browser closed it tells of afterwards: by then the next question may be open.
  const close = (nth: number) => setAsked((open) => (open?.nth === nth ? null : open));
  return [asked === null ? null : <AskDialog key={asked.nth} question={asked.question} onClose={() => close(asked.nth)} />, ask];
}

function AskDialog({ question: { title, consequence, yes, no = t('Chưa làm'), onYes }, onClose }: { question: Question; onClose: () => void }) {
  const textId = useId();
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    await onYes();
    onClose();
  };
  return (
    <Dialog title={title} describedBy={textId} onClose={onClose} hasClose={false}>
      <div id={textId} className="stack">{typeof consequence === 'string' ? <p>{consequence}</p> : consequence}</div>
      <div className="row">
        <button type="button" className="btn primary" disabled={busy} onClick={() => void go()}>{busy ? t('Đang thực hiện…') : yes}</button>
        <button type="button" className="btn" disabled={busy} onClick={onClose}>{no}</button>
      </div>
    </Dialog>
  );
}
