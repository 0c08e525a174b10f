import { Button, Checkbox, Popover } from 'antd';
import { t } from '../../text/language.js';
import { COLUMN_WORDS } from './worklist-table.js';
import { COLUMNS, type Column } from './worklist-view.js';

/** Which columns stand in the list; the code always does, because it is the way to the dossier. */
export function ColumnChoice({ hidden, onChange }: { hidden: readonly Column[]; onChange: (hidden: readonly Column[]) => void }) {
  const shown = COLUMNS.filter((column) => !hidden.includes(column));
  const content = (
    <Checkbox.Group className="stack" value={shown} options={COLUMNS.map((column) => ({ value: column, label: COLUMN_WORDS[column], disabled: column === 'code' }))}
      onChange={(values) => onChange(COLUMNS.filter((column) => !values.includes(column)))} />
  );
  return <Popover content={content} trigger="click" placement="bottomRight"><Button>{t('Cột')}</Button></Popover>;
}
