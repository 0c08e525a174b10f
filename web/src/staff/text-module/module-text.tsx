import { Input, type GetRef } from 'antd';
import { useLayoutEffect, useRef, useState } from 'react';
import { t } from '../../text/language.js';
import { callAt, expanded, inserted, type TextModule, type Typed } from './expand.js';
import { TextModulesDialog } from './text-modules-dialog.js';
import { useTextModules } from './own-modules.js';

interface ModuleTextProps {
  readonly id: string;
  readonly label: string;
  readonly accountId: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly describedBy?: string;
  readonly autoFocus?: boolean;
}

/** A field for running text: two colons and a name put in a text that the officer keeps. */
export function ModuleText({ id, label, accountId, value, onChange, rows = 3, maxLength = 1_000, describedBy, autoFocus = false }: ModuleTextProps) {
  const modules = useTextModules(accountId);
  const field = useRef<GetRef<typeof Input.TextArea>>(null);
  const caret = useRef<number | null>(null);
  const [call, setCall] = useState<Typed | undefined>(undefined);
  const [isOpen, setOpen] = useState(false);
  const area = () => field.current?.resizableTextArea?.textArea;
  useLayoutEffect(() => {
    if (caret.current === null) return;
    area()?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [value]);
  const take = ({ text, caret: at }: Typed) => {
    caret.current = at;
    setCall(undefined);
    onChange(text);
  };
  const typed = (text: string, at: number) => {
    const whole = expanded({ text, caret: at }, modules);
    if (whole !== undefined) return take(whole);
    setCall(callAt({ text, caret: at }) === undefined ? undefined : { text, caret: at });
    return onChange(text);
  };
  const found = call === undefined ? [] : modules.filter(({ name }) => name.startsWith(callAt(call) ?? ''));
  return (
    <div className="field">
      <div className="field-top"><label htmlFor={id}>{label}</label><button type="button" className="link small" onClick={() => setOpen(true)}>{t('Mẫu câu')} <kbd>::</kbd></button></div>
      <Input.TextArea id={id} ref={field} value={value} rows={rows} className="growing" maxLength={maxLength} autoFocus={autoFocus} aria-describedby={describedBy}
        onChange={({ target }) => typed(target.value, target.selectionStart)} onBlur={() => window.setTimeout(() => setCall(undefined), 200)} />
      {call !== undefined && <Suggestions found={found} onTake={(module) => { take(inserted(call, module)); area()?.focus(); }} />}
      <TextModulesDialog isOpen={isOpen} accountId={accountId} onClose={() => setOpen(false)} onTake={(module) => { setOpen(false); take(inserted({ text: value, caret: area()?.selectionStart ?? value.length }, module)); }} />
    </div>
  );
}

function Suggestions({ found, onTake }: { found: readonly TextModule[]; onTake: (module: TextModule) => void }) {
  if (found.length === 0) return <p className="xs muted" role="status">{t('Không có mẫu câu nào tên như vậy. Gõ tên rồi dấu cách để chèn.')}</p>;
  return (
    <ul className="plain modules" aria-label={t('Mẫu câu')}>
      {found.map((module) => (
        <li key={module.name}><button type="button" className="link" onMouseDown={(event) => event.preventDefault()} onClick={() => onTake(module)}><kbd>::{module.name}</kbd> {module.text}</button></li>
      ))}
    </ul>
  );
}
