import { useEffect, useState } from 'react';
import { ProblemNotice } from '../problem-notice.js';
import type { useUnitFigures } from './figures-query.js';
import { UnitTable } from './unit-table.js';
import { Legend, UnitTiles } from './unit-tiles.js';
import { t } from '../text/language.js';

interface Props {
  readonly units: ReturnType<typeof useUnitFigures>;
  readonly periodWords: string;
  readonly changed: ReadonlySet<string>;
  readonly selected: string | null;
  readonly onSelect: (unitId: string) => void;
}

/** The whole province in one look: tiles, or the same rows as a table. */
export function UnitsSection({ units, periodWords, changed, selected, onSelect }: Props) {
  const [view, setView] = useState<'tiles' | 'table'>('tiles');
  useViewKeys(setView);
  const rows = units.data?.items ?? [];
  return (
    <section className="card pad" aria-label={t('Các xã, phường')}>
      <div className="top">
        <h2>{rows.length === 0 ? t('Xã, phường') : t('{{count}} xã, phường', { count: rows.length })}</h2>
        <div className="seg" role="group" aria-label={t('Cách xem')}>
          <button type="button" aria-pressed={view === 'tiles'} onClick={() => setView('tiles')}>{t('Ô')} <kbd>O</kbd></button>
          <button type="button" aria-pressed={view === 'table'} onClick={() => setView('table')}>{t('Bảng')} <kbd>B</kbd></button>
        </div>
      </div>
      {view === 'tiles' && <Legend />}
      {units.isError && <ProblemNotice error={units.error} onRetry={() => void units.refetch()} />}
      {units.isPending && <p className="muted" role="status">{t('Đang tải các xã, phường…')}</p>}
      {units.isSuccess && rows.length === 0 && <p className="muted">{t('Danh mục đơn vị đang được nạp. Trang sẽ tự hiện khi xong.')}</p>}
      {view === 'tiles'
        ? <UnitTiles rows={rows} changed={changed} selected={selected} onSelect={onSelect} />
        : <UnitTable rows={rows} caption={t('Số liệu các xã, phường {{period}}', { period: periodWords })} onSelect={onSelect} />}
      <p className="xs muted">{t('Số trong ô là hồ sơ đang mở. Hồ sơ được tính cho đơn vị có thẩm quyền giải quyết. Bấm một ô để xem từng thủ tục.')}</p>
    </section>
  );
}

function useViewKeys(setView: (view: 'tiles' | 'table') => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
      if (event.key === 'b') setView('table');
      if (event.key === 'o') setView('tiles');
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [setView]);
}
