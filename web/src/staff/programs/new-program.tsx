import type { ClientScope, ClientWithSecret } from '@haicap/contracts';
import { useState, type FormEvent } from 'react';
import { useWriting } from '../../session/as-person.js';
import { SCOPE_WORDS } from '../../text/scopes.js';
import { UnitChoice, type FoundUnit } from '../../unit-choice/unit-choice.js';
import { t } from '../../text/language.js';

// Not from the contracts themselves: their schemas would come along into the page.
const SCOPES = Object.keys(SCOPE_WORDS) as ClientScope[];

interface Draft { readonly name: string; readonly scopes: readonly ClientScope[]; readonly units: readonly FoundUnit[]; readonly validTo: string }
const NOTHING: Draft = { name: '', scopes: [], units: [], validTo: '' };

/** Registers a program. It may do nothing that is not chosen here, and nowhere else. */
export function NewProgram({ onMade }: { onMade: (answer: ClientWithSecret) => void }) {
  const [draft, setDraft] = useState(NOTHING);
  const writing = useWriting();
  const { name, scopes, units, validTo } = draft;
  const missing = scopes.length === 0 ? t('Chọn ít nhất một quyền.') : units.length === 0 ? t('Chọn ít nhất một đơn vị.') : '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (missing !== '') return;
    const body = { name: name.trim(), scopes, unitIds: units.map(({ unitId }) => unitId), ...(validTo === '' ? {} : { validTo }) };
    const answer = await writing.run<ClientWithSecret>({ method: 'POST', path: '/api/v1/service-clients', body });
    if (answer === undefined) return;
    setDraft(NOTHING);
    onMade(answer);
  };
  return (
    <details className="card pad">
      <summary><b>{t('Đăng ký ứng dụng mới')}</b></summary>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <label htmlFor="program-name">{t('Tên ứng dụng')}</label>
        <input id="program-name" required minLength={3} maxLength={100} autoComplete="off" value={name} onChange={(event) => setDraft({ ...draft, name: event.target.value })} />
        <Scopes scopes={scopes} onChange={(chosen) => setDraft({ ...draft, scopes: chosen })} />
        <UnitChoice label={t('Thêm đơn vị mà ứng dụng được làm việc')} onChoose={(unit) => setDraft({ ...draft, units: [...units.filter(({ unitId }) => unitId !== unit.unitId), unit] })} />
        <ul className="plain choices" aria-label={t('Đơn vị đã chọn')}>
          {units.map((unit) => (
            <li key={unit.unitId}><button type="button" className="btn" aria-label={t('Bỏ {{unit}}', { unit: unit.fullName })} onClick={() => setDraft({ ...draft, units: units.filter((one) => one !== unit) })}>{unit.fullName} ✕</button></li>
          ))}
        </ul>
        <label htmlFor="program-end">{t('Ngày cuối được dùng (để trống nếu chưa định)')}</label>
        <input id="program-end" type="date" value={validTo} onChange={(event) => setDraft({ ...draft, validTo: event.target.value })} />
        <button type="submit" className="btn primary" disabled={writing.busy} aria-describedby="program-missing">{writing.busy ? t('Đang đăng ký…') : t('Đăng ký ứng dụng')}</button>
        <p id="program-missing" className="small muted" role="status">{missing}</p>
        {writing.problem !== null && <p className="card notice" role="alert">{writing.problem.title}</p>}
      </form>
    </details>
  );
}

function Scopes({ scopes, onChange }: { scopes: readonly ClientScope[]; onChange: (scopes: ClientScope[]) => void }) {
  return (
    <fieldset className="choices-of-one">
      <legend>{t('Quyền')}</legend>
      {SCOPES.map((scope) => (
        <label key={scope}>
          <input type="checkbox" checked={scopes.includes(scope)} onChange={({ target: { checked } }) => onChange(checked ? [...scopes, scope] : scopes.filter((one) => one !== scope))} />
          <span>{SCOPE_WORDS[scope]} <code className="small muted">{scope}</code></span>
        </label>
      ))}
    </fieldset>
  );
}
