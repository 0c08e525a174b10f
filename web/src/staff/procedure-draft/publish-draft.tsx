import { addDays, localDate } from '@haicap/kernel';
import { useState, type FormEvent } from 'react';
import { useOpen } from '../../frame/view.js';
import { PATHS } from '../../paths.js';
import { useWriting } from '../../session/as-person.js';
import { localDayOf, showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { useAskFirst } from '../ask-first.js';
import type { Saving } from '../content-form/use-saving.js';
import type { Draft } from '../procedures/procedure-words.js';
import { Field } from '../settings/field.js';
import { ProblemLine } from '../settings/settings-page.js';

interface PublishDraftProps { readonly draft: Draft; readonly saving: Saving; readonly complete: boolean; readonly onDone: () => void }

/** Publishes the draft from a day on, or discards it. Both ask first. */
export function PublishDraft({ draft: { draftId, code, baseVersion }, saving, complete, onDone }: PublishDraftProps) {
  const today = localDayOf(new Date());
  const [validFrom, setValidFrom] = useState<string>(addDays(localDate(today), 1));
  const writing = useWriting();
  const open = useOpen();
  const [dialog, ask] = useAskFirst();
  const path = `/api/v1/procedure-drafts/${draftId}`;
  const send = async (what: 'publication' | 'discard', body: unknown) => {
    const version = await saving.save();
    return version === undefined ? undefined : writing.run<Draft>({ method: 'POST', path: `${path}/${what}`, body, version });
  };
  const publish = async () => {
    const done = await send('publication', { validFrom });
    if (done === undefined) return;
    onDone();
    open(`${PATHS.procedures}/${code}?tu=${baseVersion}&den=${done.publishedVersion ?? ''}`);
  };
  const discard = async () => {
    if ((await send('discard', {})) !== undefined) open(`${PATHS.procedures}/ban-thao`);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask({
      title: t('Công bố từ ngày {{day}}?', { day: showDay(validFrom) }), yes: t('Công bố'), no: t('Chưa công bố'), onYes: publish,
      consequence: t('Mọi hồ sơ nhận từ ngày đó, ở mọi đơn vị, theo phiên bản này. Hồ sơ đang giải quyết vẫn theo phiên bản cũ; muốn chuyển thì dùng “Chuyển phiên bản”. Phiên bản đã công bố không sửa được.'),
    });
  };
  return (
    <section className="card pad stack" aria-label={t('Công bố bản thảo')}>
      <h2>{t('Công bố bản thảo')}</h2>
      <form className="fields" onSubmit={submit}>
        <Field label={t('Có hiệu lực từ ngày')}>{(ids) => <input {...ids} type="date" required min={baseVersion === 0 ? undefined : today} value={validFrom} onChange={(event) => setValidFrom(event.target.value)} />}</Field>
        <button type="submit" className="btn primary" disabled={writing.busy || !complete}>{t('Công bố…')}</button>
        {!complete && <p className="small muted">{t('Sửa các mục kiểm tra nêu rồi mới công bố được.')}</p>}
      </form>
      <button type="button" className="link" onClick={() => ask({ title: t('Hủy bản thảo này?'), yes: t('Hủy bản thảo'), no: t('Giữ lại'), onYes: discard, consequence: t('Nội dung vẫn xem được trong các bản thảo đã hủy nhưng không công bố được nữa. Thủ tục đang có hiệu lực không đổi.') })}>{t('Hủy bản thảo')}</button>
      <ProblemLine problem={writing.problem} />
      {dialog}
    </section>
  );
}
