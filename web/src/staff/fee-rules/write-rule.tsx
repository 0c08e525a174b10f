import type { FeeRule } from '@haicap/contracts';
import { useState, type FormEvent } from 'react';
import { useWriting } from '../../session/as-person.js';
import { localDayOf } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { Field } from '../settings/field.js';
import { ProblemLine } from '../settings/settings-page.js';
import { bodyOf, formOf, newRule, type PriceType, type RuleForm } from './fee-rule-form.js';
import { PRICE_WORDS } from './fee-rule-words.js';

interface WriteRuleProps { readonly code: string; readonly rule: FeeRule | null; readonly onWritten: () => void }
interface PartProps { readonly form: RuleForm; readonly change: (part: Partial<RuleForm>) => void }

/** Writes a draft, or changes one. It counts for nobody until it is published. */
export function WriteRule({ code, rule, onWritten }: WriteRuleProps) {
  const empty = () => (rule === null ? newRule(localDayOf(new Date())) : formOf(rule));
  const [form, setForm] = useState<RuleForm>(empty);
  const writing = useWriting();
  const change = (part: Partial<RuleForm>) => setForm((before) => ({ ...before, ...part }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = bodyOf(form, code, rule);
    const order = rule === null ? { path: '/api/v1/fee-rules', body } : { path: `/api/v1/fee-rules/${rule.ruleId}/revision`, body, version: rule.version };
    if ((await writing.run<FeeRule>({ method: 'POST', ...order })) === undefined) return;
    if (rule === null) setForm(empty());
    onWritten();
  };
  return (
    <form className="fields" onSubmit={(event) => void submit(event)}>
      <Field label={t('Tên quy định')}>{(ids) => <input {...ids} required maxLength={200} value={form.name} onChange={({ target }) => change({ name: target.value })} />}</Field>
      <Field label={t('Quy định gì')}>{(ids) => (
        <select {...ids} value={form.kind} onChange={({ target }) => change({ kind: target.value as RuleForm['kind'] })}><option value="price">{t('Một mức thu')}</option><option value="reduction">{t('Miễn, giảm')}</option></select>
      )}</Field>
      {form.kind === 'price' ? <Price form={form} change={change} /> : <Reduction form={form} change={change} isNew={rule === null} />}
      <div className="fields two">
        <Field label={t('Theo văn bản')} hint={t('Số, ngày và cơ quan ban hành.')}>{(ids) => <input {...ids} required maxLength={300} value={form.basis} onChange={({ target }) => change({ basis: target.value })} />}</Field>
        <Field label={t('Dùng từ ngày')}>{(ids) => <input {...ids} type="date" required value={form.validFrom} onChange={({ target }) => change({ validFrom: target.value })} />}</Field>
        <Field label={t('Đến hết ngày (để trống nếu chưa biết)')}>{(ids) => <input {...ids} type="date" min={form.validFrom} value={form.validTo} onChange={({ target }) => change({ validTo: target.value })} />}</Field>
      </div>
      <div className="bar"><button type="submit" className="btn small primary" disabled={writing.busy}>{rule === null ? t('Lưu bản nháp quy định') : t('Lưu thay đổi')}</button></div>
      <ProblemLine problem={writing.problem} />
    </form>
  );
}

function Price({ form, change }: PartProps) {
  const { priceType } = form;
  const offered = (Object.keys(PRICE_WORDS) as PriceType[]).filter((one) => one !== 'per-page' || priceType === 'per-page');
  return (
    <div className="fields two">
      <FeeCode form={form} change={change} isRequired />
      <Field label={t('Tên khoản thu')}>{(ids) => <input {...ids} required maxLength={200} value={form.feeName} onChange={({ target }) => change({ feeName: target.value })} />}</Field>
      <Field label={t('Loại')}>{(ids) => <select {...ids} value={form.feeKind} onChange={({ target }) => change({ feeKind: target.value as RuleForm['feeKind'] })}><option value="fee">{t('Phí')}</option><option value="charge">{t('Lệ phí')}</option></select>}</Field>
      <Field label={t('Cách tính')}>{(ids) => <select {...ids} value={priceType} onChange={({ target }) => change({ priceType: target.value as PriceType })}>{offered.map((one) => <option key={one} value={one}>{PRICE_WORDS[one]}</option>)}</select>}</Field>
      {(priceType === 'per-dossier' || priceType === 'per-copy') && <Field label={t('Mức thu, đồng')}>{(ids) => <input {...ids} type="number" required min={0} step={1} value={form.amountDong} onChange={({ target }) => change({ amountDong: Math.max(0, Math.trunc(Number(target.value))) })} />}</Field>}
      {priceType === 'per-copy' && <Field label={t('Tính theo mỗi')}>{(ids) => <input {...ids} required maxLength={40} value={form.unit} onChange={({ target }) => change({ unit: target.value })} />}</Field>}
    </div>
  );
}

function Reduction({ form, change, isNew }: PartProps & { isNew: boolean }) {
  return (
    <div className="fields two">
      {isNew && <FeeCode form={form} change={change} />}
      <Field label={t('Giảm bao nhiêu phần trăm')} hint={t('100 là miễn.')}>{(ids) => <input {...ids} type="number" required min={1} max={100} step={1} value={form.percent} onChange={({ target }) => change({ percent: Math.trunc(Number(target.value)) })} />}</Field>
    </div>
  );
}

function FeeCode({ form, change, isRequired = false }: PartProps & { isRequired?: boolean }) {
  return (
    <Field label={t('Mã khoản thu')} hint={isRequired ? t('Như trong thủ tục thì thay mức của khoản đó.') : t('Để trống thì cho mọi khoản của thủ tục.')}>{(ids) => (
      <input {...ids} required={isRequired} pattern="[a-z0-9\-]{1,40}" value={form.feeCode} onChange={({ target }) => change({ feeCode: target.value })} />
    )}</Field>
  );
}
