import type { ListedProcedure, listProcedures, lookUpProcedureCoverage, RpcReply } from '@haicap/contracts';
import { vnFold } from '@haicap/kernel';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { z } from 'zod';
import { ask } from '../../api/client.js';
import { EmptyState } from '../../frame/page-states.js';
import { QueryStates } from '../../frame/query-states.js';
import { useView } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { askAsPerson } from '../../session/as-person.js';
import { administers } from '../../session/permissions.js';
import { showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { Wide } from '../../frame/wide.js';
import { Field } from '../settings/field.js';
import { SettingsPage } from '../settings/settings-page.js';
import { NewProcedure } from './new-procedure.js';
import { CONFIDENCE_WORDS, ONLINE_WORDS } from './procedure-words.js';
import { ProceduresNav } from './procedures-nav.js';

const view = z.object({ q: z.string().catch(''), linhvuc: z.string().catch(''), ngay: z.iso.date().or(z.literal('')).catch('') });
const PAGE = '200';

/** Every procedure of a day: a page of the list may be shorter than asked for, so it is followed to its end. */
async function everyProcedure(asOf: string): Promise<ListedProcedure[]> {
  const items: ListedProcedure[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const query = new URLSearchParams({ limit: PAGE, ...(asOf === '' ? {} : { asOf }), ...(cursor === '' ? {} : { cursor }) });
    const page: RpcReply<typeof listProcedures> = await ask(`/api/v1/procedures?${query.toString()}`);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

/** The catalogue: what is in force on a day, and how complete it is. */
export function ProceduresPage() {
  const [{ q, linhvuc, ngay }, change] = useView(view);
  const procedures = useQuery({ queryKey: ['procedures', ngay], queryFn: () => everyProcedure(ngay) });
  const wanted = useDeferredValue(vnFold(q.trim()));
  return (
    <SettingsPage title={t('Thủ tục hành chính')} lead={t('Danh mục thủ tục của tỉnh. Mỗi hồ sơ theo phiên bản có hiệu lực khi nó được nhận.')}>
      {(account) => (
        <>
          <ProceduresNav />
          <Coverage />
          <div className="filters">
            <Field className="grow" label={t('Tìm theo tên hoặc mã')}>{(ids) => <input {...ids} type="search" autoComplete="off" spellCheck={false} value={q} placeholder={t('ví dụ: khai sinh')} onChange={(event) => change({ q: event.target.value })} />}</Field>
            <Field label={t('Lĩnh vực')}>
              {(ids) => (
                <select {...ids} value={linhvuc} onChange={(event) => change({ linhvuc: event.target.value })}>
                  <option value="">{t('Mọi lĩnh vực')}</option>
                  {[...new Set((procedures.data ?? []).map(({ field }) => field))].sort((a, b) => a.localeCompare(b, 'vi')).map((field) => <option key={field}>{field}</option>)}
                </select>
              )}
            </Field>
            <Field label={t('Có hiệu lực ngày')}>{(ids) => <input {...ids} type="date" value={ngay} onChange={(event) => change({ ngay: event.target.value })} />}</Field>
            {administers(account) && <NewProcedure />}
          </div>
          <QueryStates query={procedures} waiting={t('Đang tải danh mục…')}>
            {(items) => <List items={items.filter(({ name, code, field }) => (linhvuc === '' || field === linhvuc) && vnFold(`${code} ${name}`).includes(wanted))} />}
          </QueryStates>
        </>
      )}
    </SettingsPage>
  );
}

function Coverage() {
  const coverage = useQuery({ queryKey: ['procedure-coverage'], queryFn: () => askAsPerson<RpcReply<typeof lookUpProcedureCoverage>>('/api/v1/procedure-coverage') });
  return (
    <QueryStates query={coverage} waiting={t('Đang tải mức bao phủ…')}>
      {({ total, withInternalProcess, withElectronicProcess, byConfidence, uncertainFigures, withoutInternalProcess, withoutElectronicProcess }) => (
        <>
          <div className="card figures">
            <Figure count={total} words={t('thủ tục có hiệu lực')} />
            <Figure count={withInternalProcess} words={t('có quy trình nội bộ')} />
            <Figure count={withElectronicProcess} words={t('có quy trình điện tử')} />
            <Figure count={byConfidence.verified} words={t('đã đối chiếu xong')} />
            <Figure count={uncertainFigures} words={t('mục ghi chưa chắc chắn')} />
          </div>
          <Missing title={t('Chưa có quy trình nội bộ')} items={withoutInternalProcess} />
          <Missing title={t('Chưa có quy trình điện tử')} items={withoutElectronicProcess} />
        </>
      )}
    </QueryStates>
  );
}

const Figure = ({ count, words }: { count: number; words: string }) => <div><b>{count.toLocaleString('vi')}</b><small>{words}</small></div>;

function Missing({ title, items }: { title: string; items: readonly { readonly code: string; readonly name: string }[] }) {
  if (items.length === 0) return null;
  return <details className="card pad"><summary>{title} ({items.length})</summary><ul className="plain">{items.map(({ code, name }) => <li key={code}><PageLink to={`${PATHS.procedures}/${code}`}>{code} · {name}</PageLink></li>)}</ul></details>;
}

function List({ items }: { items: readonly ListedProcedure[] }) {
  if (items.length === 0) return <EmptyState title={t('Không có thủ tục nào khớp')}>{t('Thử bớt từ, bỏ dấu, hoặc chọn mọi lĩnh vực.')}</EmptyState>;
  return (
    <section className="card pad" aria-label={t('Danh mục')}>
      <p className="small muted" role="status">{t('{{count}} thủ tục', { count: items.length })}</p>
      <Wide label={t('Danh mục thủ tục')}>
        <table className="rows text">
          <caption className="sr">{t('Danh mục thủ tục')}</caption>
          <thead><tr><th scope="col">{t('Tên')}</th><th scope="col">{t('Mã')}</th><th scope="col">{t('Lĩnh vực')}</th><th scope="col">{t('Phiên bản')}</th><th scope="col">{t('Trực tuyến')}</th><th scope="col">{t('Quy trình')}</th><th scope="col">{t('Độ chắc chắn')}</th></tr></thead>
          <tbody>
            {items.map(({ code, name, field, version, validFrom, onlineLevel, hasEForm, process, confidence }) => (
              <tr key={code}>
                <th scope="row"><PageLink to={`${PATHS.procedures}/${code}`}>{name}</PageLink></th>
                <td className="nowrap">{code}</td><td>{field}</td><td>{t('{{version}}, từ {{day}}', { version, day: showDay(validFrom) })}</td><td>{ONLINE_WORDS[onlineLevel]}</td>
                <td>{t('{{count}} bước', { count: process.length })}{hasEForm && ` · ${t('biểu mẫu')}`}</td><td>{CONFIDENCE_WORDS[confidence]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}
