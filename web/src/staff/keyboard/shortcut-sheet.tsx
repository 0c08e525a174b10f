import { Modal, Switch } from 'antd';
import { t } from '../../text/language.js';
import { switchSingleKeys, useKnownCommands, useSingleKeysOn } from './commands.js';
import { Keys } from './keys.js';

/** The shortcuts of the screen that is open, and the switch that turns single letters off. */
export function ShortcutSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const isOn = useSingleKeysOn();
  const withKeys = useKnownCommands().filter(({ keys }) => keys !== undefined);
  return (
    <Modal open={isOpen} onCancel={onClose} footer={null} title={t('Các phím tắt')} destroyOnHidden>
      <label className="row"><Switch checked={isOn} onChange={switchSingleKeys} aria-label={t('Dùng phím một chữ cái')} /> {t('Dùng phím một chữ cái (tắt nếu bạn điều khiển máy bằng giọng nói)')}</label>
      <dl className="shortcuts">
        {withKeys.map(({ id, label, keys }) => <div key={id}><dt>{label}</dt><dd><Keys keys={keys ?? ''} /></dd></div>)}
      </dl>
    </Modal>
  );
}
