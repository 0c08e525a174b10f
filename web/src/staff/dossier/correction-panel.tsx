import { Button, Input, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError } from '../../api/client.js';
import { QueryStates } from '../../frame/query-states.js';
import { MergeDialog } from './merge-dialog.js';
import { mergeFields, withChosen, type Fields, type Merged } from '../../merge/merge-fields.js';
import { textOf } from '../../merge/text-of.js';
import { askAsPerson } from '../../session/as-person.js';
import { t } from '../../text/language.js';
import { useCommand } from '../keyboard/commands.js';
import { ModuleText } from '../text-module/module-text.js';
import { isStale, useAct } from './act.js';
import { correctableValues, correctionOf, fieldOf, isFormField, placeOf } from './correction.js';
import { dossierKey, procedureQuery, reasonsQuery, type Dossier, type Filing } from './dossier-query.js';
import { formRows, type FormRow } from './form-rows.js';
import { PARTY_FIELDS, PARTY_ROLES } from './party-words.js';
import { SavedAt, StepProblem } from './step-panel.js';
import { useTyped, type Typing } from './typed.js';

interface CorrectionPanelProps { readonly dossier: Dossier; readonly accountId: string; readonly onClose: () => void; readonly onDone: (after: Dossier) => void }

/** Corrects what was filed. Somebody else's correction meanwhile is kept; only a field that both changed is asked about. */
export function CorrectionPanel(props: CorrectionPanelProps) {
  const { dossierId } = props.dossier;
  const standing = useQuery({ queryKey: [...dossierKey(dossierId), 'correcting'], queryFn: () => standingNow(dossierId), staleTime: Infinity, gcTime: 0 });
  return (
    <section className="card pad step-panel" aria-label={t('Sửa thông tin')}>
      <QueryStates query={standing} waiting={t('Đang tải nội dung đã nộp…')}>{(data) => <Form {...props} standing={data} />}</QueryStates>
    </section>
  );
}

interface Standing { readonly version: number; readonly filing: Filing }

/** The version first: what is read behind it is at least as new, so that nobody's change is taken for seen that was not. */
async function standingNow(dossierId: string): Promise<Standing> {
  const { version } = await askAsPerson<Dossier>(`/api/v1/dossiers/${dossierId}`);
  return { version, filing: await askAsPerson<Filing>(`/api/v1/dossiers/${dossierId}/filing`) };
}

/** `base` is what stood there in `version`: a page that is read anew meanwhile does not make anybody's change older than it is. */
interface Typed { readonly version: number; readonly base: Fields; readonly values: Fields; readonly reasonCode: string; readonly reasonText: string }

function useCorrection({ dossier, accountId, standing: { version: seenVersion, filing }, onDone }: CorrectionPanelProps & { standing: Standing }) {
  const [empty] = useState<Typed>(() => ({ version: seenVersion, base: correctableValues(filing, 'applicant'), values: correctableValues(filing, 'applicant'), reasonCode: '', reasonText: '' }));
  const typing = useTyped(`${dossier.dossierId}:correct`, accountId, empty);
  const [meeting, setMeeting] = useState<Meeting | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const act = useAct();
  const { version, base, values, reasonCode, reasonText } = typing.value;
  const send = async (seen: number, before: Fields, after: Fields) => {
    const done = await act.run({ dossierId: dossier.dossierId, version: seen }, { path: 'corrections', body: { role: 'applicant', reasonCode, reasonText, ...correctionOf(before, after) } });
    if (done === undefined) return;
    typing.clear();
    onDone(done);
  };
  /** Reads what stands there now, and brings both together. What nobody has to be asked about is sent at once. */
  const meet = async () => {
    setFailed(null);
    const now = await standingNow(dossier.dossierId).catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      setFailed(error.problem.title);
    });
    if (now === undefined) return;
    const there = correctableValues(now.filing, 'applicant');
    const merged = mergeFields(base, values, there);
    if (merged.conflicts.length === 0) await goOn(now.version, there, merged.fields);
    else setMeeting({ version: now.version, there, merged });
  };
  const goOn = async (newest: number, there: Fields, both: Fields) => {
    typing.change({ version: newest, base: there, values: both });
    await send(newest, there, both);
  };
  const decide = (chosen: Readonly<Record<string, 'mine' | 'theirs'>>) => {
    if (meeting === null) return;
    setMeeting(null);
    void goOn(meeting.version, meeting.there, withChosen(meeting.merged, chosen));
  };
  return { typing, act, failed, merged: meeting?.merged ?? null, send: () => send(version, base, values), meet, decide, leave: () => setMeeting(null) };
}

/** Both sides, as long as somebody has to decide. Until then nothing that was typed is touched. */
interface Meeting { readonly version: number; readonly there: Fields; readonly merged: Merged }

function Form(props: CorrectionPanelProps & { standing: Standing }) {
  const { dossier, standing: { filing }, accountId, onClose } = props;
  const { typing, act, failed, merged, send, meet, decide, leave } = useCorrection(props);
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
      {act.problem !== null && (isStale(act.problem) ? <Met failed={failed} onMeet={() => void meet()} /> : <StepProblem problem={act.problem} dossierId={dossier.dossierId} />)}
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
        <Select id="correct-reason" aria-label={t('Lý do')} value={reasonCode === '' ? undefined : reasonCode} placeholder={t('Chọn lý do')} onChange={(code) => change({ reasonCode: code ?? '' })} options={reasons.map(({ code, words }) => ({ value: code, label: words }))} /></div>
      <ModuleText id="correct-reason-text" label={t('Nói rõ (người nộp đọc được)')} accountId={accountId} value={reasonText} onChange={(text) => change({ reasonText: text })} rows={2} />
    </>
  );
}

function Met({ failed, onMeet }: { failed: string | null; onMeet: () => void }) {
  return <div className="card notice" role="alert"><b>{t('Người khác vừa sửa hồ sơ này.')}</b><p>{t('Những gì bạn viết vẫn ở đây. Hai bên sẽ được ghép lại theo từng ô; chỉ ô cả hai cùng sửa mới phải chọn.')}</p>{failed !== null && <p className="field-problem">{failed}</p>}<Button type="primary" onClick={onMeet}>{t('Ghép và gửi')}</Button></div>;
}

function nameOf(field: string, rows: readonly FormRow[]): string {
  if (isFormField(field)) return rows.find(({ place }) => place === placeOf(field))?.title ?? placeOf(field);
  return PARTY_FIELDS.find((one) => one.field === field)?.label ?? field;
}

function PersonField({ id, field, value, onChange }: { id: string; field: string; value: string; onChange: (value: string) => void }) {
  if (field === 'sex') return <Select id={id} aria-label={nameOf(field, [])} value={value} onChange={onChange} options={[{ value: '', label: t('(trống)') }, { value: 'female', label: t('Nữ') }, { value: 'male', label: t('Nam') }]} />;
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
