import { Button, Input, Select } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { QueryStates } from '../../frame/query-states.js';
import { MergeDialog } from './merge-dialog.js';
import { mergeFields, withChosen, type Fields, type Merged } from '../../merge/merge-fields.js';
import { textOf } from '../../merge/text-of.js';
import { t } from '../../text/language.js';
import { useCommand } from '../keyboard/commands.js';
import { ModuleText } from '../text-module/module-text.js';
import { isStale, useAct } from './act.js';
import { correctableValues, correctionOf, fieldOf, isFormField, placeOf } from './correction.js';
import { dossierQuery, filingQuery, procedureQuery, reasonsQuery, type Dossier, type Filing } from './dossier-query.js';
import { formRows, type FormRow } from './form-rows.js';
import { PARTY_FIELDS, PARTY_ROLES } from './party-words.js';
import { SavedAt, StepProblem } from './step-panel.js';
import { useTyped, type Typing } from './typed.js';

interface CorrectionPanelProps { readonly dossier: Dossier; readonly accountId: string; readonly onClose: () => void; readonly onDone: (after: Dossier) => void }

/** Corrects what was filed. Somebody else's correction meanwhile is kept; only a field that both changed is asked about. */
export function CorrectionPanel(props: CorrectionPanelProps) {
  const filing = useQuery(filingQuery(props.dossier.dossierId));
  return (
    <section className="card pad step-panel" aria-label={t('Sửa thông tin')}>
      <QueryStates query={filing} waiting={t('Đang tải nội dung đã nộp…')}>{(data) => <Form {...props} filing={data} />}</QueryStates>
    </section>
  );
}

interface Typed { readonly base: Fields; readonly values: Fields; readonly reasonCode: string; readonly reasonText: string }

function useCorrection({ dossier, accountId, filing, onDone }: CorrectionPanelProps & { filing: Filing }) {
  const [empty] = useState<Typed>(() => ({ base: correctableValues(filing, 'applicant'), values: correctableValues(filing, 'applicant'), reasonCode: '', reasonText: '' }));
  const typing = useTyped(`${dossier.dossierId}:correct`, accountId, empty);
  const [merged, setMerged] = useState<Merged | null>(null);
  const act = useAct();
  const queries = useQueryClient();
  const { base, values, reasonCode, reasonText } = typing.value;
  const send = async (on: Pick<Dossier, 'dossierId' | 'version'>, before: Fields, after: Fields) => {
    const done = await act.run(on, { path: 'corrections', body: { role: 'applicant', reasonCode, reasonText, ...correctionOf(before, after) } });
    if (done === undefined) return;
    typing.clear();
    onDone(done);
  };
  /** Reads what stands there now, and brings both together. What nobody has to be asked about is sent at once. */
  const meet = async () => {
    const [now, theirs] = await Promise.all([queries.fetchQuery({ ...dossierQuery(dossier.dossierId), staleTime: 0 }), queries.fetchQuery({ ...filingQuery(dossier.dossierId), staleTime: 0 })]);
    const there = correctableValues(theirs, 'applicant');
    const found = mergeFields(base, values, there);
    typing.change({ base: there, values: found.fields });
    if (found.conflicts.length === 0) await send(now, there, found.fields);
    else setMerged(found);
  };
  const decide = (chosen: Readonly<Record<string, 'mine' | 'theirs'>>) => {
    if (merged === null) return;
    const values = withChosen(merged, chosen);
    setMerged(null);
    typing.change({ values });
    void send(dossier, base, values);
  };
  return { typing, act, merged, send: () => send(dossier, base, values), meet, decide, leave: () => setMerged(null) };
}

function Form(props: CorrectionPanelProps & { filing: Filing }) {
  const { dossier, filing, accountId, onClose } = props;
  const { typing, act, merged, send, meet, decide, leave } = useCorrection(props);
  const { values } = typing.value;
  const procedure = useQuery(procedureQuery(dossier)).data;
  const rows = filing.formData === null ? [] : formRows(procedure?.eForm?.schema ?? {}, filing.formData);
  const set = (field: string, value: unknown) => typing.change({ values: { ...typing.value.values, [field]: value } });
  useCommand({ id: 'step-send', label: t('Gửi sửa đổi'), keys: 'mod+enter', inFields: true, group: t('Hồ sơ này'), run: () => void send() });
  useCommand({ id: 'step-close', label: t('Đóng, giữ những gì đã viết'), keys: 'escape', inFields: true, group: t('Hồ sơ này'), run: onClose });
  return (
    <>
      <div className="top"><h2>{t('Sửa thông tin')}</h2><SavedAt at={typing.keptAt} /></div>
      <fieldset className="plain-fieldset two-columns">
        <legend>{PARTY_ROLES.applicant}</legend>
        {PARTY_FIELDS.map(({ field, label }) => <div key={field} className="field"><label htmlFor={`correct-${field}`}>{label}</label><PersonField id={`correct-${field}`} field={field} value={textOf(values[field])} onChange={(value) => set(field, value)} /></div>)}
      </fieldset>
      {rows.length > 0 && <FormFields rows={rows} values={values} onChange={set} />}
      <Why typing={typing} accountId={accountId} />
      {act.problem !== null && (isStale(act.problem) ? <Met onMeet={() => void meet()} /> : <StepProblem problem={act.problem} dossierId={dossier.dossierId} />)}
      <div className="row"><Button type="primary" loading={act.busy} onClick={() => void send()}>{t('Gửi sửa đổi')} <kbd>Ctrl</kbd><kbd>↵</kbd></Button><Button type="text" onClick={onClose}>{t('Đóng')} <kbd>Esc</kbd></Button></div>
      {merged !== null && <MergeDialog merged={merged} nameOf={(field) => nameOf(field, rows)} onDecide={decide} onClose={leave} />}
    </>
  );
}

function Why({ typing: { value: { reasonCode, reasonText }, change }, accountId }: { typing: Typing<Typed>; accountId: string }) {
  const reasons = useQuery(reasonsQuery('correct')).data?.items ?? [];
  return (
    <>
      <div className="field"><label htmlFor="correct-reason">{t('Lý do')}</label>
        <Select id="correct-reason" value={reasonCode === '' ? undefined : reasonCode} placeholder={t('Chọn lý do')} onChange={(code) => change({ reasonCode: code ?? '' })} options={reasons.map(({ code, words }) => ({ value: code, label: words }))} /></div>
      <ModuleText id="correct-reason-text" label={t('Nói rõ (người nộp đọc được)')} accountId={accountId} value={reasonText} onChange={(text) => change({ reasonText: text })} rows={2} />
    </>
  );
}

function Met({ onMeet }: { onMeet: () => void }) {
  return <div className="card notice" role="alert"><b>{t('Người khác vừa sửa hồ sơ này.')}</b><p>{t('Những gì bạn viết vẫn ở đây. Hai bên sẽ được ghép lại theo từng ô; chỉ ô cả hai cùng sửa mới phải chọn.')}</p><Button type="primary" onClick={onMeet}>{t('Ghép và gửi')}</Button></div>;
}

function nameOf(field: string, rows: readonly FormRow[]): string {
  if (isFormField(field)) return rows.find(({ place }) => place === placeOf(field))?.title ?? placeOf(field);
  return PARTY_FIELDS.find((one) => one.field === field)?.label ?? field;
}

function PersonField({ id, field, value, onChange }: { id: string; field: string; value: string; onChange: (value: string) => void }) {
  if (field === 'sex') return <Select id={id} value={value} onChange={onChange} options={[{ value: '', label: t('(trống)') }, { value: 'female', label: t('Nữ') }, { value: 'male', label: t('Nam') }]} />;
  return <Input id={id} type={field === 'dateOfBirth' ? 'date' : 'text'} value={value} onChange={({ target }) => onChange(target.value)} autoComplete="off" />;
}

/** Answers of the form that are plain text or numbers; a list is corrected where it was filled in. */
function FormFields({ rows, values, onChange }: { rows: readonly FormRow[]; values: Fields; onChange: (field: string, value: unknown) => void }) {
  const plain = rows.filter(({ value }) => typeof value === 'string' || typeof value === 'number');
  return (
    <fieldset className="plain-fieldset two-columns">
      <legend>{t('Tờ khai')}</legend>
      {plain.map(({ place, title, value }) => (
        <div key={place} className="field"><label htmlFor={`correct${place}`}>{title}</label>
          <Input id={`correct${place}`} value={textOf(values[fieldOf(place)])} autoComplete="off" onChange={({ target }) => onChange(fieldOf(place), typeof value === 'number' && target.value !== '' ? Number(target.value) : target.value)} /></div>
      ))}
    </fieldset>
  );
}
