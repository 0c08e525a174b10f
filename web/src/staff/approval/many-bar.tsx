import { Button, Checkbox } from 'antd';
import { t } from '../../text/language.js';
import type { Act, Row } from './carry-out.js';

/** How many the owner approves in one call. */
const BATCH_MAX = 50;

interface ManyBarProps {
  readonly rows: readonly Row[];
  readonly chosen: ReadonlySet<string>;
  readonly ways: readonly { readonly label: string; readonly acts: readonly Act[] }[];
  readonly busy: boolean;
  readonly onAll: (on: boolean) => void;
  readonly onStart: (acts: readonly Act[]) => void;
}

/** The same decision for all that are chosen. */
export function ManyBar({ rows, chosen, ways, busy, onAll, onStart }: ManyBarProps) {
  const count = chosen.size;
  const isTooMany = count > BATCH_MAX;
  return (
    <div className="action-bar" role="toolbar" aria-label={t('Làm cùng lúc nhiều hồ sơ')}>
      <Checkbox checked={count === rows.length} indeterminate={count > 0 && count < rows.length} onChange={({ target }) => onAll(target.checked)}>{t('Chọn cả {{count}}', { count: rows.length })}</Checkbox>
      {ways.map(({ label, acts }, index) => <Button key={label} type={index === 0 && count > 0 ? 'primary' : 'default'} disabled={busy || count === 0 || isTooMany} onClick={() => onStart(acts)}>{count === 0 ? label : t('{{label}} {{count}} hồ sơ', { label, count })}</Button>)}
      {isTooMany && <span className="small">{t('Mỗi lần nhiều nhất {{max}} hồ sơ.', { max: BATCH_MAX })}</span>}
    </div>
  );
}
