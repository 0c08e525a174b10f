import type { listDossiers, PaperTemplate, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { askAsPerson } from '../../session/as-person.js';
import { t } from '../../text/language.js';
import { PaperView } from '../paper/paper-view.js';
import { Field } from '../settings/field.js';
import { Sheet } from './sheet.js';
import '../dossier/casework.css';

interface TemplateLookProps { readonly path: string; readonly version: number; readonly isSaved: boolean; readonly body: PaperTemplate['body'] }

/** How the paper will look: the PDF that the server makes of what is saved, or the texts while they are typed. */
export function TemplateLook({ path, version, isSaved, body }: TemplateLookProps) {
  const [isPdf, setPdf] = useState(true);
  return (
    <section className="card pad stack" aria-label={t('Xem tờ giấy')}>
      <div className="bar" role="group" aria-label={t('Cách xem')}>
        <button type="button" className="btn small" aria-pressed={isPdf} onClick={() => setPdf(true)}>{t('Bản PDF')}</button>
        <button type="button" className="btn small" aria-pressed={!isPdf} onClick={() => setPdf(false)}>{t('Hình dung khi gõ')}</button>
      </div>
      {isPdf ? <Pdf path={path} version={version} isSaved={isSaved} /> : <Sheet body={body} />}
    </section>
  );
}

function Pdf({ path, version, isSaved }: Omit<TemplateLookProps, 'body'>) {
  const dossiers = useQuery({ queryKey: ['dossiers-for-preview'], queryFn: () => askAsPerson<RpcReply<typeof listDossiers>>('/api/v1/dossiers?limit=20') });
  const [dossierId, setChosen] = useState('');
  const items = dossiers.data?.items ?? [];
  // The part behind the hash is never sent: it tells what is kept of one version from what is of the next.
  const address = `${path}/preview${dossierId === '' ? '' : `?dossierId=${dossierId}`}#${version}`;
  return (
    <>
      <Field label={t('Dữ liệu trên giấy')}>{(ids) => (
        <select {...ids} value={dossierId} onChange={(event) => setChosen(event.target.value)}>
          <option value="">{t('Dữ liệu ví dụ, không của ai')}</option>{items.map((one) => <option key={one.dossierId} value={one.dossierId}>{one.code}</option>)}
        </select>
      )}</Field>
      <p className="small muted" role="status">{isSaved ? t('Đúng như máy chủ sẽ in.') : t('Bản PDF đổi theo khi lưu xong.')}</p>
      <PaperView key={address} address={address} name={t('Bản xem thử')} />
    </>
  );
}
