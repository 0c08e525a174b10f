import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { QueryStates } from '../../frame/query-states.js';
import { EmptyState } from '../../frame/page-states.js';
import { t } from '../../text/language.js';
import { useCommand } from '../keyboard/commands.js';
import { componentsQuery, type Component } from '../dossier/dossier-query.js';
import { PaperView } from './paper-view.js';

interface PaperFile { readonly fileId: string; readonly name: string; readonly scan: string; readonly pages: number | null }

/** The papers of a dossier, one beside the other facts at a time. */
export function PaperPane({ dossierId }: { dossierId: string }) {
  const query = useQuery(componentsQuery(dossierId));
  return (
    <section className="card paper-pane" aria-label={t('Giấy tờ')}>
      <QueryStates query={query} waiting={t('Đang tải giấy tờ…')}>{({ items }) => <Papers components={items} />}</QueryStates>
    </section>
  );
}

function Papers({ components }: { components: readonly Component[] }) {
  const files = components.flatMap(({ name, files: own }): PaperFile[] => own.map((file, index) => ({ ...file, name: own.length > 1 ? `${name} (${index + 1}/${own.length})` : name })));
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const at = Math.max(files.findIndex(({ fileId }) => fileId === chosen), 0);
  const open = files[at];
  const go = (by: number) => setChosen(files[(at + by + files.length) % files.length]?.fileId);
  useCommand({ id: 'paper-file', label: t('Giấy tờ tiếp theo'), keys: 'q', group: t('Xem giấy tờ'), run: () => go(1) });
  return (
    <>
      <ul className="plain paper-list" aria-label={t('Thành phần hồ sơ')}>
        {components.map((component) => <ComponentLine key={component.code} component={component} openId={open?.fileId} onOpen={setChosen} />)}
      </ul>
      {open === undefined
        ? <EmptyState title={t('Không có tệp nào để xem.')}><p>{t('Người nộp nộp bản giấy: giấy tờ nằm tại quầy. Bản quét sẽ hiện ở đây khi được đưa vào hồ sơ.')}</p></EmptyState>
        : <OneFile key={open.fileId} file={open} />}
    </>
  );
}

function ComponentLine({ component: { name, originals, copies, certifiedCopies, files }, openId, onOpen }: { component: Component; openId: string | undefined; onOpen: (fileId: string) => void }) {
  const counts = [originals > 0 ? t('{{count}} bản chính', { count: originals }) : '', certifiedCopies > 0 ? t('{{count}} bản sao chứng thực', { count: certifiedCopies }) : '', copies > 0 ? t('{{count}} bản sao', { count: copies }) : ''].filter((words) => words !== '').join(', ');
  return (
    <li>
      <span>{name}</span> <span className="xs muted">{counts}</span>
      {files.map(({ fileId, pages }, index) => (
        <button key={fileId} type="button" className="link small" aria-pressed={fileId === openId} aria-label={t('Xem {{name}}, tệp {{number}}', { name, number: index + 1 })} onClick={() => onOpen(fileId)}>{pages === null ? t('tệp {{number}}', { number: index + 1 }) : t('{{count}} trang', { count: pages })}</button>
      ))}
    </li>
  );
}

/** A file that nobody has scanned is opened only after somebody says so. */
function OneFile({ file: { fileId, name, scan } }: { file: PaperFile }) {
  const [isConfirmed, setConfirmed] = useState(false);
  if (scan === 'infected') return <p className="card notice" role="alert">{t('Tệp này chứa mã độc nên không mở. Hãy yêu cầu người nộp gửi lại.')}</p>;
  if (scan === 'pending') return <p className="card notice" role="status">{t('Tệp đang được quét mã độc. Hãy mở lại sau ít phút.')}</p>;
  if (scan === 'unscanned' && !isConfirmed) {
    return (
      <div className="card notice">
        <p>{t('Hệ thống này chưa có bộ quét mã độc, nên tệp chưa được kiểm tra. Trang chỉ vẽ nội dung, không chạy gì trong tệp.')}</p>
        <button type="button" className="btn" onClick={() => setConfirmed(true)}>{t('Vẫn xem')}</button>
      </div>
    );
  }
  return <PaperView address={`/api/v1/files/${fileId}/content${scan === 'unscanned' ? '?confirmUnscanned=true' : ''}`} name={name} />;
}
