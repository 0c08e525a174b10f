import { checkPersonalNumber } from '@haicap/kernel';
import { useEffect, useId, type RefObject } from 'react';
import { DueMark } from '../../due-words/due-mark.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { t } from '../../text/language.js';
import { STATUS_WORDS } from '../dossier-words/status-words.js';
import type { IntakeForm, TextField } from './intake-form.js';
import { readDay } from './local-day.js';
import { sameMatter, useKnownPerson } from './person-query.js';
import type { Change } from './use-intake.js';

interface ColumnProps { readonly form: IntakeForm; readonly change: Change; readonly first?: RefObject<HTMLInputElement | null> }

/** Who hands it in, and what is known about them. */
export function ApplicantColumn({ form, change, first }: ColumnProps) {
  const set = (field: TextField) => (value: string) => change((before) => ({ ...before, [field]: value }));
  return (
    <section className="card pad desk-column" aria-labelledby="intake-applicant">
      <h2 id="intake-applicant">{t('Người nộp')}</h2>
      <KnownPerson form={form} change={change} />
      <Field label={t('Số định danh')} hint={t('quét thẻ, hoặc gõ 12 số')} value={form.personalNumber} onChange={set('personalNumber')} field={first} inputMode="numeric" name="personalNumber" />
      <NumberWarnings form={form} />
      <Field label={t('Họ và tên')} value={form.fullName} onChange={set('fullName')} name="fullName" required />
      <div className="pair">
        <Field label={t('Ngày sinh')} placeholder="14/03/1987" value={form.birth} onChange={set('birth')} inputMode="numeric" name="birth" />
        <label className="f"><span>{t('Giới tính')}</span>
          <select value={form.sex} onChange={(event) => change((before) => ({ ...before, sex: event.target.value as IntakeForm['sex'] }))}>
            <option value="">{t('chưa ghi')}</option><option value="female">{t('Nữ')}</option><option value="male">{t('Nam')}</option>
          </select>
        </label>
      </div>
      <Field label={t('Điện thoại')} hint={t('để báo tin')} value={form.phone} onChange={set('phone')} inputMode="tel" name="phone" />
      <Field label={t('Nơi ở')} value={form.address} onChange={set('address')} name="address" />
    </section>
  );
}

interface FieldProps {
  readonly label: string; readonly value: string; readonly onChange: (value: string) => void; readonly name: string;
  readonly hint?: string; readonly placeholder?: string; readonly required?: boolean; readonly inputMode?: 'numeric' | 'tel'; readonly field?: RefObject<HTMLInputElement | null> | undefined;
}

export function Field({ label, value, onChange, name, hint, placeholder, required = false, inputMode, field }: FieldProps) {
  const id = useId();
  return (
    <div className="f">
      <label htmlFor={id}>{label}{hint !== undefined && <span className="muted"> · {hint}</span>}</label>
      <input id={id} ref={field} name={name} value={value} required={required} autoComplete="off" spellCheck={false} {...(placeholder === undefined ? {} : { placeholder })} {...(inputMode === undefined ? {} : { inputMode })}
        onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}

/** What looks wrong about the number is told and blocks nothing: papers have mistakes that nobody at a desk can mend. */
function NumberWarnings({ form: { personalNumber, birth, sex } }: { form: IntakeForm }) {
  if (personalNumber.trim() === '') return null;
  const day = readDay(birth);
  const checked = checkPersonalNumber(personalNumber, { currentYear: new Date().getFullYear(), ...(day === undefined ? {} : { birthYear: Number(day.slice(0, 4)) }), ...(sex === '' ? {} : { sex }) });
  const words = checked.ok ? checked.value.warnings.map(({ code }) => WARNINGS[code]) : personalNumber.replaceAll(/[\s.]/g, '').length < 12 ? [] : [t('Số định danh có 12 chữ số.')];
  return words.length === 0 ? null : <ul className="plain small gold warnings" role="status">{words.map((one) => <li key={one}>◆ {one}</li>)}</ul>;
}

const WARNINGS = {
  IMPLAUSIBLE_BIRTHPLACE: t('Ba số đầu không phải mã tỉnh nào.'), IMPLAUSIBLE_CENTURY: t('Số thứ tư không khớp thế kỷ sinh.'), BIRTH_YEAR_IN_FUTURE: t('Năm sinh trong số ở tương lai.'),
  BIRTH_YEAR_DIFFERS: t('Năm sinh khác với số định danh.'), SEX_DIFFERS: t('Giới tính khác với số định danh.'),
} as const;

function KnownPerson({ form, change }: ColumnProps) {
  const found = useKnownPerson(form.personalNumber);
  const person = found.data?.known.persons[0];
  const last = found.data?.last ?? [];
  const same = sameMatter(last, form.procedureCode);
  // What is known goes into fields that are empty, never over what somebody has typed.
  useEffect(() => {
    if (person === undefined || person.masked) return;
    change((before) => ({
      ...before, fullName: before.fullName || person.fullName, phone: before.phone || (person.phone ?? ''), address: before.address || (person.address ?? ''),
      birth: before.birth || (person.dateOfBirth ?? '').split('-').reverse().join('/'), sex: before.sex || (person.sex ?? ''),
    }));
  }, [person, change]);
  if (found.isFetching) return <p className="small muted" role="status">{t('Đang tìm người này trong hồ sơ đã có…')}</p>;
  if (found.data === undefined) return null;
  return (
    <div className="known" role="status">
      {form.fullName !== '' && <p className="person"><span className="avatar" aria-hidden="true">{initials(form.fullName)}</span><span><b>{form.fullName}</b><br /><span className="small muted">{last.length === 0 ? t('chưa có hồ sơ ở đơn vị này') : t('đã có {{count}} hồ sơ gần đây', { count: last.length })}</span></span></p>}
      {same !== undefined && <p className="small gold">◆ {t('Đang có hồ sơ cùng thủ tục:')} <PageLink to={`${PATHS.worklist}/${same.dossierId}`}>{same.code}</PageLink></p>}
      {last.length > 0 && (
        <details>
          <summary className="small">{t('Hồ sơ gần đây')}</summary>
          <ul className="plain small last">{last.map((dossier) => <li key={dossier.dossierId}><PageLink to={`${PATHS.worklist}/${dossier.dossierId}`}>{dossier.procedureName}</PageLink> <span className="muted">{STATUS_WORDS[dossier.status]}</span> <DueMark timed={dossier} /></li>)}</ul>
        </details>
      )}
    </div>
  );
}

const initials = (name: string) => name.trim().split(/\s+/).slice(-2).map((word) => word.slice(0, 1).toLocaleUpperCase('vi')).join('');
