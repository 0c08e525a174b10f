import { useState } from 'react';
import { ProblemError } from '../../api/client.js';
import { usePageTitle } from '../../frame/page-title.js';
import { saveBlob } from '../../save-file.js';
import { fetchFileAsPerson } from '../../session/as-person.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { readsDossiers } from '../../session/permissions.js';
import { useUnitNames } from '../../session/posts.js';
import type { OwnAccount } from '../../session/session-keeper.js';
import { localDayOf, periodStart } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { printFile } from '../prints/print-paper.js';
import '../desk.css';

/** The tracking book of a unit and a period, to be printed or kept as a table. */
export function TrackingBookPage() {
  usePageTitle(t('Sổ theo dõi'));
  return <ForSignedIn isFor={readsDossiers}>{(account) => <TrackingBook account={account} />}</ForSignedIn>;
}

function TrackingBook({ account }: { account: OwnAccount }) {
  const units = [...new Set(account.posts.map(({ unitId }) => unitId))];
  const names = useUnitNames(units);
  const today = localDayOf(new Date());
  const [unitId = '', setUnit] = useState(units[0]);
  const [from, setFrom] = useState(periodStart('month', today));
  const [to, setTo] = useState(today);
  const [state, setState] = useState({ busy: false, said: '' });
  const fetchBook = (file: 'pdf' | 'xlsx') => fetchFileAsPerson(`/api/v1/tracking-book?${new URLSearchParams({ unitId, from, to, file }).toString()}`);
  const run = async (what: () => Promise<void>, done: string) => {
    setState({ busy: true, said: t('Đang lập sổ…') });
    try {
      await what();
      setState({ busy: false, said: done });
    } catch (error) {
      setState({ busy: false, said: error instanceof ProblemError ? error.problem.title : t('Chưa in được. Tải bảng tính thay thế.') });
    }
  };
  return (
    <>
      <h1>{t('Sổ theo dõi')}</h1>
      <form className="card pad desk-column book" onSubmit={(event) => { event.preventDefault(); void run(async () => printFile(await fetchBook('pdf')), t('Đã gửi đến máy in.')); }}>
        <p className="muted">{t('Mọi hồ sơ của đơn vị trong kỳ: nhận, hẹn, trả, theo mẫu sổ theo dõi.')}</p>
        <label className="f"><span>{t('Đơn vị')}</span><select value={unitId} onChange={(event) => setUnit(event.target.value)}>{units.map((id, index) => <option key={id} value={id}>{names[index]}</option>)}</select></label>
        <div className="pair">
          <label className="f"><span>{t('Từ ngày')}</span><input type="date" required max={to} value={from} onChange={(event) => setFrom(event.target.value)} /></label>
          <label className="f"><span>{t('Đến ngày')}</span><input type="date" required min={from} max={today} value={to} onChange={(event) => setTo(event.target.value)} /></label>
        </div>
        <div className="row">
          <button type="submit" className="btn primary" disabled={state.busy}>{t('In sổ')}</button>
          <button type="button" className="btn" disabled={state.busy} onClick={() => void run(async () => saveBlob(`so-theo-doi-${from}-${to}.xlsx`, await fetchBook('xlsx')), t('Đã tải bảng tính.'))}>{t('Tải bảng tính (XLSX)')}</button>
        </div>
        <p role="status">{state.said}</p>
      </form>
    </>
  );
}
