import type { PaperTemplate } from '@haicap/contracts';
import { useState, type FormEvent } from 'react';
import { useWriting } from '../../session/as-person.js';
import { localDayOf, showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { useAskFirst } from '../ask-first.js';
import type { Saving } from '../content-form/use-saving.js';
import { Field } from '../settings/field.js';
import { ProblemLine } from '../settings/settings-page.js';

interface PublishTemplateProps { readonly path: string; readonly saving: Saving; readonly onDone: () => void }

/** The day from which the version is used. */
export function PublishTemplate({ path, saving, onDone }: PublishTemplateProps) {
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
    <section className="card pad stack" aria-label={t('Ban hành mẫu')}>
      <h2>{t('Ban hành mẫu')}</h2>
      <form className="filters" onSubmit={submit}>
        <Field label={t('Dùng từ ngày')}>{(ids) => <input {...ids} type="date" required min={today} value={validFrom} onChange={(event) => setValidFrom(event.target.value)} />}</Field>
        <button type="submit" className="btn primary" disabled={writing.busy}>{t('Ban hành…')}</button>
      </form>
      <ProblemLine problem={writing.problem} />
      {dialog}
    </section>
  );
}
