import type { importProcedures, publishImportedDrafts, RpcReply } from '@haicap/contracts';
import { useState, type ChangeEvent } from 'react';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { useWriting } from '../../session/as-person.js';
import { administers } from '../../session/permissions.js';
import { localDayOf, showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { Wide } from '../../frame/wide.js';
import { useAskFirst } from '../ask-first.js';
import { placeWords } from '../differences/difference-words.js';
import { encodeBase64 } from '../officer-import/base64.js';
import { ProceduresNav } from '../procedures/procedures-nav.js';
import { Field } from '../settings/field.js';
import { ProblemLine, SettingsPage } from '../settings/settings-page.js';
import { importWords } from './import-words.js';

type Report = RpcReply<typeof importProcedures>;
interface ListFile { readonly name: string; readonly format: 'json' | 'xlsx'; readonly bytesBase64: string }

async function readFile(chosen: File): Promise<ListFile | null> {
  const format = /\.(json|xlsx)$/i.exec(chosen.name)?.[1]?.toLowerCase();
  return format === 'json' || format === 'xlsx' ? { name: chosen.name, format, bytesBase64: encodeBase64(new Uint8Array(await chosen.arrayBuffer())) } : null;
}

/** The catalogue as a file, and back: each procedure of a file becomes a draft. */
export function ExchangePage() {
  return (
    <SettingsPage title={t('Nhập, xuất danh mục')} lead={t('Mỗi thủ tục trong tệp thành một bản thảo, được kiểm tra và công bố như mọi bản thảo. Tệp xuất ra nhập lại được.')}>
      {(account) => (
        <>
          <ProceduresNav />
          <section className="card pad stack" aria-label={t('Xuất')}>
            <h2>{t('Xuất')}</h2>
            <p className="row">
              <a className="btn" href="/api/v1/procedure-export?format=xlsx" download>{t('Tải XLSX')}</a>
              <a className="btn" href="/api/v1/procedure-export?format=json" download>{t('Tải JSON')}</a>
            </p>
          </section>
          {administers(account) && <Import />}
        </>
      )}
    </SettingsPage>
  );
}

function Import() {
  const [file, setFile] = useState<ListFile | null>(null);
  const [fault, setFault] = useState('');
  const [report, setReport] = useState<Report | null>(null);
  const writing = useWriting();
  const choose = async ({ target: { files } }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = files ?? [];
    const read = chosen === undefined ? null : await readFile(chosen);
    setReport(null);
    setFault(chosen !== undefined && read === null ? t('Tệp phải là XLSX hoặc JSON.') : '');
    setFile(read);
  };
  const send = async (dryRun: boolean) => {
    if (file === null) return;
    setReport((await writing.run<Report>({ method: 'POST', path: '/api/v1/procedure-imports', body: { format: file.format, bytesBase64: file.bytesBase64, dryRun } })) ?? null);
  };
  const isRight = report !== null && report.errors.length === 0;
  return (
    <>
      <section className="card pad stack" aria-label={t('Nhập')}>
        <h2>{t('Nhập')}</h2>
        <Field label={t('Danh mục (XLSX hoặc JSON)')} fault={fault === '' ? undefined : fault}>{(ids) => <input {...ids} type="file" accept=".json,.xlsx" onChange={(event) => void choose(event)} />}</Field>
        <div className="bar">
          <button type="button" className={isRight ? 'btn' : 'btn primary'} disabled={file === null || writing.busy} onClick={() => void send(true)}>{writing.busy ? t('Đang xử lý…') : t('Kiểm tra, chưa ghi')}</button>
          {isRight && report.importId === null && <button type="button" className="btn primary" disabled={writing.busy} onClick={() => void send(false)}>{t('Tạo {{count}} bản thảo', { count: report.procedures })}</button>}
        </div>
        <ProblemLine problem={writing.problem} />
      </section>
      <div aria-live="polite">{report !== null && <ReportCard report={report} />}</div>
    </>
  );
}

function ReportCard({ report: { importId, procedures, errors, drafts } }: { report: Report }) {
  if (errors.length > 0) {
    return (
      <section className="card pad stack" aria-label={t('Các dòng sai')}>
        <h2>{t('Chưa ghi gì: {{count}} chỗ sai', { count: errors.length })}</h2>
        <Wide label={t('Các chỗ cần sửa')}>
          <table className="rows text">
            <thead><tr><th scope="col">{t('Trang tính, dòng')}</th><th scope="col">{t('Thủ tục')}</th><th scope="col">{t('Cột')}</th><th scope="col">{t('Cần sửa')}</th></tr></thead>
            <tbody>{errors.map((error) => <tr key={`${error.sheet} ${error.row} ${error.field} ${error.code}`}><th scope="row">{error.sheet ?? ''} {error.row}</th><td>{error.procedureCode}</td><td>{placeWords(`/${error.field}`)}</td><td>{importWords(error)}</td></tr>)}</tbody>
          </table>
        </Wide>
      </section>
    );
  }
  return (
    <section className="card pad stack" aria-label={t('Kết quả')}>
      <h2>{importId === null ? t('Tệp đúng: {{count}} thủ tục', { count: procedures }) : t('Đã tạo {{count}} bản thảo', { count: procedures })}</h2>
      <ul className="pick">
        {drafts.map(({ code, draftId, isNew, problems }) => (
          <li key={code}>{draftId === null ? <span className="row">{code} {isNew && <span className="plain-tag">{t('mới')}</span>}</span> : <PageLink to={`${PATHS.procedures}/ban-thao/${draftId}`}>{code} {problems === 0 ? <small className="jade">{t('đủ để công bố')}</small> : <small className="gold">{t('{{count}} mục cần sửa', { count: problems })}</small>}</PageLink>}</li>
        ))}
      </ul>
      {importId !== null && <PublishAll importId={importId} except={drafts.filter(({ problems }) => problems > 0).flatMap(({ draftId }) => draftId ?? [])} count={drafts.filter(({ problems }) => problems === 0).length} />}
    </section>
  );
}

function PublishAll({ importId, except, count }: { importId: string; except: readonly string[]; count: number }) {
  const [validFrom, setValidFrom] = useState(localDayOf(new Date()));
  const [said, setSaid] = useState('');
  const writing = useWriting();
  const [dialog, ask] = useAskFirst();
  const publish = async () => {
    const done = await writing.run<RpcReply<typeof publishImportedDrafts>>({ method: 'POST', path: `/api/v1/procedure-imports/${importId}/publication`, body: { validFrom, except } });
    if (done !== undefined) setSaid(t('Đã công bố {{count}} thủ tục từ {{day}}.', { count: done.published.length, day: showDay(validFrom) }));
  };
  return (
    <div className="filters">
      <Field label={t('Có hiệu lực từ ngày')}>{(ids) => <input {...ids} type="date" value={validFrom} onChange={(event) => setValidFrom(event.target.value)} />}</Field>
      <button type="button" className="btn primary" disabled={count === 0 || writing.busy || said !== ''} onClick={() => ask({ title: t('Công bố {{count}} thủ tục?', { count }), yes: t('Công bố'), no: t('Chưa công bố'), onYes: publish, consequence: t('Từ {{day}} mọi hồ sơ mới theo các phiên bản này. Bản thảo còn mục cần sửa được để lại. Phiên bản đã công bố không sửa được.', { day: showDay(validFrom) }) })}>{t('Công bố {{count}} bản thảo đủ', { count })}</button>
      <p role="status" className="jade">{said}</p>
      <ProblemLine problem={writing.problem} />
      {dialog}
    </div>
  );
}
