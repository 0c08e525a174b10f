import type { AuditPage as Found } from '@haicap/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '../../frame/page-states.js';
import { useView } from '../../frame/view.js';
import { Wide } from '../../frame/wide.js';
import { ProblemNotice } from '../../problem-notice.js';
import { saveFile } from '../../save-file.js';
import { askAsPerson } from '../../session/as-person.js';
import { seesAccess } from '../../session/permissions.js';
import { showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { Field } from '../settings/field.js';
import { SettingsPage } from '../settings/settings-page.js';
import { auditView, questionOf, tableOf, type AuditView, type Entry } from './audit-view.js';

/** The trails of all services: who did or looked at what, when. */
export function AuditPage() {
  const [view, change] = useView(auditView);
  return (
    <SettingsPage title={t('Nhật ký kiểm toán')} isFor={seesAccess} lead={t('Ai đã làm hoặc xem việc gì, ở mọi dịch vụ. Không nêu tài khoản hay đối tượng thì tìm trong 31 ngày. Mỗi lần tìm cũng được ghi lại.')}>
      {() => (
        <>
          <SearchForm key={JSON.stringify(view)} view={view} onSearch={(wanted) => change(wanted, 'push')} />
          <Entries view={view} onChoose={(wanted) => change(wanted, 'push')} />
        </>
      )}
    </SettingsPage>
  );
}

function SearchForm({ view, onSearch }: { view: AuditView; onSearch: (view: AuditView) => void }) {
  const [wanted, setWanted] = useState(view);
  const text = (name: 'tk' | 'dt' | 'loai' | 'viec', label: string, example: string) => (
    <Field label={label}>{(ids) => <input {...ids} type="search" autoComplete="off" spellCheck={false} placeholder={example} value={wanted[name]} onChange={(event) => setWanted({ ...wanted, [name]: event.target.value })} />}</Field>
  );
  const day = (name: 'tu' | 'den', label: string) => (
    <Field label={label}>{(ids) => <input {...ids} type="date" value={wanted[name]} onChange={(event) => setWanted({ ...wanted, [name]: event.target.value })} />}</Field>
  );
  return (
    <form className="card pad stack" role="search" aria-label={t('Tìm trong nhật ký')} onSubmit={(event) => { event.preventDefault(); onSearch(wanted); }}>
      <div className="filters">
        {text('tk', t('Mã tài khoản'), '01980000-…')}
        {text('dt', t('Mã hồ sơ hoặc đối tượng'), '01980000-…')}
        {text('loai', t('Loại đối tượng'), 'dossier, officer, rpc')}
        {text('viec', t('Việc đã làm'), 'receive, deny, look-up-dossier')}
        {day('tu', t('Từ ngày'))}
        {day('den', t('Đến hết ngày'))}
      </div>
      <div className="row">
        <button type="submit" className="btn primary">{t('Tìm trong nhật ký')}</button>
        <button type="button" className="btn" onClick={() => onSearch(auditView.parse({}))}>{t('Bỏ mọi điều kiện')}</button>
      </div>
    </form>
  );
}

function Entries({ view, onChoose }: { view: AuditView; onChoose: (view: AuditView) => void }) {
  const asked = questionOf(view);
  // Each search is a row of the trail, so nothing is asked again by itself.
  const found = useInfiniteQuery({
    queryKey: ['audit-entries', asked], initialPageParam: '', staleTime: Infinity, refetchOnWindowFocus: false,
    queryFn: ({ pageParam }) => askAsPerson<Found>(`/api/v1/audit-entries?${new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(asked)), limit: '50', ...(pageParam === '' ? {} : { cursor: pageParam }) }).toString()}`),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  if (found.isError) return <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <p className="muted" role="status">{t('Đang tìm trong nhật ký…')}</p>;
  const entries = found.data.pages.flatMap(({ items }) => items);
  const missing = found.data.pages.at(-1)?.missing ?? [];
  return (
    <section className="card pad stack" aria-label={t('Kết quả tìm trong nhật ký')}>
      <div className="top">
        <p className="small muted" role="status">{t('{{count}} dòng, mới nhất trước', { count: entries.length })}{found.hasNextPage && t(', còn nữa')}</p>
        <button type="button" className="btn" disabled={entries.length === 0} onClick={() => saveFile('nhat-ky-kiem-toan.csv', tableOf(entries), 'text/csv;charset=utf-8')}>{t('Lưu các dòng đang hiện (CSV)')}</button>
      </div>
      {missing.length > 0 && <p role="alert">{t('Chưa đọc được nhật ký của: {{services}}. Các dòng đó sẽ đến khi xem thêm.', { services: missing.join(', ') })}</p>}
      {entries.length === 0 ? <EmptyState title={t('Không có dòng nào khớp')}>{t('Bớt điều kiện, hoặc chọn khoảng ngày khác. Mã tài khoản và mã đối tượng phải ghi đủ.')}</EmptyState> : <EntryTable entries={entries} view={view} onChoose={onChoose} />}
      {found.hasNextPage && <p><button type="button" className="btn" disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t('Xem thêm dòng')}</button></p>}
    </section>
  );
}

function EntryTable({ entries, view, onChoose }: { entries: readonly Entry[]; view: AuditView; onChoose: (view: AuditView) => void }) {
  return (
    <Wide label={t('Các dòng nhật ký')}>
      <table className="rows">
        <thead><tr><th scope="col">{t('Thời điểm')}</th><th scope="col">{t('Tài khoản')}</th><th scope="col">{t('Việc đã làm')}</th><th scope="col">{t('Đối tượng')}</th><th scope="col">{t('Chi tiết')}</th></tr></thead>
        <tbody>
          {entries.map(({ service, entryId, at, actor, action, objectType, objectId, version, detail, sealed }) => (
            <tr key={`${service} ${entryId}`}>
              <td>{showInstant(at)}</td>
              <td><button type="button" className="link" aria-label={t('Chỉ tài khoản {{id}}', { id: actor })} onClick={() => onChoose({ ...view, tk: actor })}>{actor}</button></td>
              <td>{action}</td>
              <td><button type="button" className="link" aria-label={t('Chỉ đối tượng {{id}}', { id: objectId })} onClick={() => onChoose({ ...view, loai: objectType, dt: objectId })}>{objectType} {objectId}</button>{version !== null && <span className="muted"> · {version}</span>}</td>
              <td><span className="small">{Object.entries(detail).map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`).join(' · ')}</span> <span className="xs muted">{service}{sealed ? '' : ` · ${t('chưa niêm phong')}`}</span></td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
