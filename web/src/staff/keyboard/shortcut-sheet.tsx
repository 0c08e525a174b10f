import { useEffect, useRef } from 'react';
import { t } from '../../text/language.js';
import { switchSingleKeys, useKnownCommands, useSingleKeysOn } from './commands.js';
import { Keys } from './keys.js';

/** The shortcuts of the screen that is open, and the switch that turns single letters off. */
export function ShortcutSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} className="card pad sheet" aria-labelledby="sheet-title" onClose={onClose}>
      {isOpen && <Shortcuts onClose={onClose} />}
    </dialog>
  );
}

function Shortcuts({ onClose }: { onClose: () => void }) {
  const isOn = useSingleKeysOn();
  const withKeys = useKnownCommands().filter(({ keys }) => keys !== undefined);
  return (
    <>
      <div className="top"><h2 id="sheet-title">{t('Các phím tắt')}</h2><button type="button" className="btn" onClick={onClose}>{t('Đóng')}</button></div>
      <label className="row"><input type="checkbox" checked={isOn} onChange={({ target }) => switchSingleKeys(target.checked)} /> {t('Dùng phím một chữ cái (tắt nếu bạn điều khiển máy bằng giọng nói)')}</label>
      <dl className="shortcuts">
        {withKeys.map(({ id, label, keys }) => <div key={id}><dt>{label}</dt><dd><Keys keys={keys ?? ''} /></dd></div>)}
      </dl>
    </>
  );
}
