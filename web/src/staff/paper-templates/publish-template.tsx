import type { listDossiers, PaperTemplate, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { askAsPerson, useWriting } from '../../session/as-person.js';
import { localDayOf, showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { useAskFirst } from '../ask-first.js';
import type { Saving } from '../content-form/use-saving.js';
import { Field } from '../settings/field.js';
import { ProblemLine } from '../settings/settings-page.js';

interface PublishTemplateProps { readonly template: PaperTemplate; readonly path: string; readonly saving: Saving; readonly mayChange: boolean; readonly onDone: () => void }

/** The PDF with a real dossier, and the day from which the version is used. */
export function PublishTemplate({ template: { form }, path, saving, mayChange, onDone }: PublishTemplateProps) {
  const today = localDayOf(new Date());
  const [validFrom, setValidFrom] = useState(today);
  const writing = useWriting();
  const [dialog, ask] = useAskFirst();
  const publish = async () => {
    const version = await saving.save();
    if (version !== undefined && (await writing.run<PaperTemplate>({ method: 'POST', path: `${path}/publication`, body: { validFrom }, version })) !== undefined) onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask({
      title: t('Ban hành mẫu từ ngày {{day}}?', { day: showDay(validFrom) }), yes: t('Ban hành'), no: t('Chưa ban hành'), onYes: publish,
      consequence: t('Từ ngày đó mọi đơn vị in theo mẫu này. Giấy đã phát hành giữ nguyên. Mẫu đã ban hành không sửa được; muốn đổi thì soạn mẫu mới.'),
    });
  };
  return (
    <section className="card pad stack" aria-label={t('Xem thử và ban hành')}>
      <h2>{t('Xem thử và ban hành')}</h2>
      {form !== 'tracking-book' && <PdfPreview path={path} isSaved={saving.state === 'saved'} />}
      {mayChange && (
        <form className="filters" onSubmit={submit}>
          <Field label={t('Dùng từ ngày')}>{(ids) => <input {...ids} type="date" required min={today} value={validFrom} onChange={(event) => setValidFrom(event.target.value)} />}</Field>
          <button type="submit" className="btn primary" disabled={writing.busy}>{t('Ban hành…')}</button>
        </form>
      )}
      <ProblemLine problem={writing.problem} />
      {dialog}
    </section>
  );
}

function PdfPreview({ path, isSaved }: { path: string; isSaved: boolean }) {
  const dossiers = useQuery({ queryKey: ['dossiers-for-preview'], queryFn: () => askAsPerson<RpcReply<typeof listDossiers>>('/api/v1/dossiers?limit=20') });
  const [chosen, setChosen] = useState('');
  const items = dossiers.data?.items ?? [];
  const dossierId = chosen === '' ? items[0]?.dossierId : chosen;
  if (dossiers.data !== undefined && items.length === 0) return <p className="muted small">{t('Chưa có hồ sơ nào để xem thử bản PDF.')}</p>;
  return (
    <div className="filters">
      <Field className="grow" label={t('Xem thử với hồ sơ')}>{(ids) => <select {...ids} value={dossierId} onChange={(event) => setChosen(event.target.value)}>{items.map((dossier) => <option key={dossier.dossierId} value={dossier.dossierId}>{dossier.code}</option>)}</select>}</Field>
      {dossierId !== undefined && isSaved && <a className="btn" href={`${path}/preview?dossierId=${dossierId}`} target="_blank" rel="noopener">{t('Mở bản PDF')}</a>}
    </div>
  );
}
