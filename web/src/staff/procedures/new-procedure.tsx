import { useState, type FormEvent } from 'react';
import { useOpen } from '../../frame/view.js';
import { PATHS } from '../../paths.js';
import { useWriting } from '../../session/as-person.js';
import { t } from '../../text/language.js';
import { Field } from '../settings/field.js';
import { ProblemLine } from '../settings/settings-page.js';
import type { Draft } from './procedure-words.js';

/** Begins a draft for a code that is new. */
export function NewProcedure() {
  const [code, setCode] = useState('');
  const writing = useWriting();
  const open = useOpen();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const draft = await writing.run<Draft>({ method: 'POST', path: '/api/v1/procedure-drafts', body: { code: code.trim() } });
    if (draft !== undefined) open(`${PATHS.procedures}/ban-thao/${draft.draftId}`);
  };
  return (
    <details>
      <summary>{t('Soạn thủ tục mới')}</summary>
      <form className="filters" onSubmit={(event) => void submit(event)}>
        <Field label={t('Mã thủ tục')} hint={t('Mã quốc gia, ví dụ 1.001193')}>{(ids) => <input {...ids} required pattern="\d\.\d{6}(\.[0-9A-Za-z]{1,10}){0,6}" autoComplete="off" value={code} onChange={(event) => setCode(event.target.value)} />}</Field>
        <button type="submit" className="btn small" disabled={writing.busy}>{t('Bắt đầu bản thảo')}</button>
        <ProblemLine problem={writing.problem} />
      </form>
    </details>
  );
}
