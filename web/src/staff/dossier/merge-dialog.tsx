import { Button, Radio } from 'antd';
import { useState } from 'react';
import { Dialog } from '../dialog/dialog.js';
import type { Merged } from '../../merge/merge-fields.js';
import { textOf } from '../../merge/text-of.js';
import { t } from '../../text/language.js';

interface MergeDialogProps {
  readonly merged: Merged;
  readonly nameOf: (field: string) => string;
  /** How a value of a field is read; as plain text when left out. */
  readonly wordsOf?: (field: string, value: unknown) => string;
  readonly onDecide: (chosen: Readonly<Record<string, 'mine' | 'theirs'>>) => void;
  readonly onClose: () => void;
}


/** Asks about the fields that both changed, and about nothing else. */
export function MergeDialog({ merged: { conflicts }, nameOf, wordsOf = (_field, value) => textOf(value), onDecide, onClose }: MergeDialogProps) {
  const shown = (field: string, value: unknown) => wordsOf(field, value) || t('(trống)');
  const [chosen, setChosen] = useState<Readonly<Record<string, 'mine' | 'theirs'>>>({});
  const isDecided = conflicts.every(({ field }) => chosen[field] !== undefined);
  return (
    <Dialog title={t('Cả hai cùng sửa {{count}} ô', { count: conflicts.length })} onClose={onClose} hasClose={false}>
      <p>{t('Các ô khác đã được ghép: phần của bạn và của người kia đều được giữ.')}</p>
      {conflicts.map(({ field, base, mine, theirs }) => (
        <fieldset key={field} className="plain-fieldset">
          <legend>{nameOf(field)} <span className="small muted">{t('(trước đó: {{value}})', { value: shown(field, base) })}</span></legend>
          <Radio.Group aria-label={nameOf(field)} value={chosen[field]} onChange={({ target }) => setChosen({ ...chosen, [field]: target.value as 'mine' | 'theirs' })}
            options={[{ value: 'mine', label: t('Của bạn: {{value}}', { value: shown(field, mine) }) }, { value: 'theirs', label: t('Của người kia: {{value}}', { value: shown(field, theirs) }) }]} />
        </fieldset>
      ))}
      <div className="row"><Button type="primary" disabled={!isDecided} onClick={() => onDecide(chosen)}>{t('Gửi')}</Button><Button onClick={onClose}>{t('Để sau')}</Button></div>
    </Dialog>
  );
}
