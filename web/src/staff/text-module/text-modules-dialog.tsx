import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { EmptyState } from '../../frame/page-states.js';
import { Dialog } from '../dialog/dialog.js';
import { t } from '../../text/language.js';
import type { TextModule } from './expand.js';
import { dropTextModule, keepTextModule, useTextModules } from './own-modules.js';

interface DialogProps { readonly isOpen: boolean; readonly accountId: string; readonly onClose: () => void; readonly onTake: (module: TextModule) => void }

/** The texts an officer keeps: put one in, add one, take one away. */
export function TextModulesDialog({ isOpen, accountId, onClose, onTake }: DialogProps) {
  const modules = useTextModules(accountId);
  if (!isOpen) return null;
  return (
    <Dialog title={t('Mẫu câu của bạn')} onClose={onClose}>
      <p className="small muted">{t('Gõ :: và tên mẫu rồi dấu cách để chèn. Mẫu câu nằm trên máy này, riêng cho tài khoản của bạn; đừng ghi tên hay số của ai vào đây.')}</p>
      {modules.length === 0 ? <EmptyState title={t('Chưa có mẫu câu nào.')}><p>{t('Thêm câu bạn hay viết, ví dụ tên “du” cho “Hồ sơ đầy đủ, hợp lệ theo quy định.”')}</p></EmptyState> : (
        <ul className="plain modules">
          {modules.map((module) => (
            <li key={module.name}>
              <p><kbd>::{module.name}</kbd> {module.text}</p>
              <span className="row"><Button size="small" onClick={() => onTake(module)} aria-label={t('Chèn mẫu {{name}}', { name: module.name })}>{t('Chèn')}</Button>
                <Button size="small" type="text" onClick={() => dropTextModule(accountId, module.name)} aria-label={t('Xóa mẫu {{name}}', { name: module.name })}>{t('Xóa')}</Button></span>
            </li>
          ))}
        </ul>
      )}
      <NewModule accountId={accountId} />
    </Dialog>
  );
}

function NewModule({ accountId }: { accountId: string }) {
  const id = useId();
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const isWhole = /^[\p{L}\p{N}-]{1,30}$/u.test(name) && text.trim() !== '';
  const keep = () => {
    if (!isWhole) return;
    keepTextModule(accountId, { name, text: text.trim() });
    setName('');
    setText('');
  };
  return (
    <form className="field" onSubmit={(event) => { event.preventDefault(); keep(); }}>
      <label htmlFor={`${id}n`}>{t('Tên gọi (chữ, số, gạch nối)')}</label><Input id={`${id}n`} value={name} onChange={({ target }) => setName(target.value.trim())} maxLength={30} />
      <label htmlFor={`${id}t`}>{t('Câu')}</label><Input.TextArea id={`${id}t`} value={text} onChange={({ target }) => setText(target.value)} rows={2} className="growing" maxLength={1_000} />
      <Button htmlType="submit" disabled={!isWhole}>{t('Giữ mẫu câu')}</Button>
    </form>
  );
}
