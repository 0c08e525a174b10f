import type { importOfficers, RpcReply } from '@haicap/contracts';
import { useState, type ChangeEvent } from 'react';
import { AccessNav } from '../access/access-nav.js';
import { usePageTitle } from '../../frame/page-title.js';
import { saveFile } from '../../save-file.js';
import { useWriting } from '../../session/as-person.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { administers } from '../../session/permissions.js';
import { COLUMN_WORDS, readList, SAMPLE, type ListFault, type OfficerList } from './list-file.js';
import { t } from '../../text/language.js';
import { Wide } from '../../frame/wide.js';
import { importWords } from './import-words.js';

type Report = RpcReply<typeof importOfficers>;

const FAULTS: Readonly<Record<ListFault, string>> = {
  'too-large': t('Tệp lớn hơn 175 KB. Hãy chia danh sách thành nhiều tệp.'), 'other-kind': t('Tệp phải là XLSX hoặc CSV.'),
};

/** Officers and their posts from a list: looked at first, written only when every row is right. */
export function ImportPage() {
  usePageTitle(t('Nhập cán bộ'));
  return (
    <>
      <h1>{t('Nhập cán bộ từ danh sách')}</h1>
      <ForSignedIn isFor={administers}>{(account) => <><AccessNav account={account} /><ImportList /></>}</ForSignedIn>
    </>
  );
}

function ImportList() {
  const [list, setList] = useState<Chosen>(null);
  const [report, setReport] = useState<Report | null>(null);
  const writing = useWriting();
  const send = async (dryRun: boolean) => {
    if (list === null || typeof list === 'string') return;
    const { format, bytesBase64 } = list;
    setReport((await writing.run<Report>({ method: 'POST', path: '/api/v1/officer-imports', body: { format, bytesBase64, dryRun } })) ?? null);
  };
  const mayWrite = report !== null && mayBeWritten(report);
  return (
    <>
      <section className="card pad form" aria-label={t('Chọn danh sách')}>
        <p>{t('Mỗi dòng là một vị trí của một cán bộ. Tài khoản chưa có thì được tạo; vị trí đã có thì đổi chức danh và ngày kết thúc. Không có gì bị xóa.')}</p>
        <p><button type="button" className="btn" onClick={() => saveFile('mau-can-bo.csv', SAMPLE, 'text/csv')}>{t('Tải tệp mẫu')}</button></p>
        <ChooseList list={list} onChoose={(chosen) => { setReport(null); setList(chosen); }} />
        <button type="button" className={mayWrite ? 'btn' : 'btn primary'} disabled={list === null || typeof list === 'string' || writing.busy} onClick={() => void send(true)}>{writing.busy ? t('Đang xử lý…') : t('Kiểm tra, chưa ghi')}</button>
        {writing.problem !== null && <p className="card notice" role="alert">{writing.problem.title}</p>}
      </section>
      <div aria-live="polite">{report !== null && <ReportCard report={report} />}</div>
      {mayWrite && <p><button type="button" className="btn primary" disabled={writing.busy} onClick={() => void send(false)}>{t('Ghi vào hệ thống')}</button></p>}
    </>
  );
}

type Chosen = OfficerList | ListFault | null;

function ChooseList({ list, onChoose }: { list: Chosen; onChoose: (list: Chosen) => void }) {
  const choose = async ({ target: { files } }: ChangeEvent<HTMLInputElement>) => {
    const [file] = files ?? [];
    onChoose(file === undefined ? null : readList(file.name, new Uint8Array(await file.arrayBuffer())));
  };
  return (
    <>
      <label htmlFor="list">{t('Danh sách (XLSX hoặc CSV)')}</label>
      <input id="list" type="file" accept=".csv,.xlsx" onChange={(event) => void choose(event)} />
      {typeof list === 'string' && <p className="card notice" role="alert">{FAULTS[list]}</p>}
    </>
  );
}

/** A look that found nothing wrong, and something to write. */
const mayBeWritten = ({ applied, errors, officers }: Report) => !applied && errors.length === 0 && officers.some(isNews);

const isNews = ({ isNew, isChanged }: Report['officers'][number]) => isNew || isChanged;

function ReportCard({ report: { applied, rows, errors, officers } }: { report: Report }) {
  if (errors.length > 0) return <Errors rows={rows} errors={errors} />;
  const added = officers.filter(({ isNew }) => isNew).length;
  const changed = officers.filter(({ isNew, isChanged }) => isChanged && !isNew).length;
  const counts = t('{{rows}} dòng: {{added}} cán bộ mới, {{changed}} cán bộ thay đổi, {{same}} giữ nguyên.', { rows, added, changed, same: officers.length - added - changed });
  return (
    <section className="card pad" aria-label={t('Kết quả')}>
      <h2>{applied ? t('Đã ghi vào hệ thống') : t('Danh sách đúng')}</h2>
      <p>{counts}</p>
      {applied && <p className="small muted">{t('Cán bộ mới đăng nhập được bằng tài khoản của tỉnh trong vài giây tới.')}</p>}
      {!applied && added + changed === 0 && <p className="small muted">{t('Không có gì để ghi.')}</p>}
    </section>
  );
}

function Errors({ rows, errors }: Pick<Report, 'rows' | 'errors'>) {
  return (
    <section className="card pad" aria-label={t('Các dòng sai')}>
      <h2>{t('Chưa ghi gì: {{wrong}} chỗ sai trong {{rows}} dòng', { wrong: errors.length, rows })}</h2>
      <p className="small muted">{t('Sửa trong tệp rồi chọn lại. Số dòng như trong bảng tính, kể cả dòng tiêu đề.')}</p>
      <Wide label={t('Các chỗ sai theo dòng')}>
        <table className="rows text">
          <caption className="sr">{t('Các chỗ sai theo dòng')}</caption>
          <thead><tr><th scope="col">{t('Dòng')}</th><th scope="col">{t('Cột')}</th><th scope="col">{t('Cần sửa')}</th></tr></thead>
          <tbody>
            {errors.map((error) => <tr key={`${error.row} ${error.field} ${error.code}`}><th scope="row">{error.row}</th><td>{COLUMN_WORDS[error.field] ?? error.field}</td><td>{importWords(error)}</td></tr>)}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}
