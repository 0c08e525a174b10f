import { Button, Input, Radio, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError } from '../../api/client.js';
import { isAnswered, problemsIn } from '../../e-form/answers.js';
import { EFormFields } from '../../e-form/e-form-fields.js';
import { fieldId } from '../../e-form/field-id.js';
import type { Form as EForm } from '../../e-form/form-schema.js';
import type { FormProblem } from '../../e-form/issue-words.js';
import { QueryStates } from '../../frame/query-states.js';
import { MergeDialog } from './merge-dialog.js';
import { mergeFields, withChosen, type Fields, type Merged } from '../../merge/merge-fields.js';
import { textOf } from '../../merge/text-of.js';
import { askAsPerson } from '../../session/as-person.js';
import { onceAnswered } from '../../session/sent-again.js';
import { t } from '../../text/language.js';
import { useCommand } from '../keyboard/commands.js';
import { ModuleText } from '../text-module/module-text.js';
import { isStale, useAct } from './act.js';
import { correctableValues, correctionOf, formOf, isChanged, isFormField, placeOf, wholeForm, withForm, withPerson } from './correction.js';
import { dossierKey, procedureQuery, reasonsQuery, type Dossier, type Filing, type Party } from './dossier-query.js';
import { titleAt, wordsAt } from './form-rows.js';
import { PARTY_FIELDS, PARTY_ROLES } from './party-words.js';
import { SavedAt } from './saved-at.js';
import { StepProblem } from './step-panel.js';
import { useTyped, type Typing } from './typed.js';
import { reasonWords } from '../dossier-words/reason-words.js';

interface CorrectionPanelProps { readonly dossier: Dossier; readonly accountId: string; readonly onClose: () => void; readonly onDone: (after: Dossier) => void }

/** Corrects what was filed. Somebody else's correction meanwhile is kept; only a field that both changed is asked about. */
export function CorrectionPanel(props: CorrectionPanelProps) {
  const { dossierId } = props.dossier;
  const standing = useQuery({ queryKey: [...dossierKey(dossierId), 'correcting'], queryFn: () => standingNow(dossierId), staleTime: Infinity, gcTime: 0 });
  const procedure = useQuery(procedureQuery(props.dossier));
  return (
    <section className="card pad step-panel" aria-label={t('Sửa thông tin')}>
      <QueryStates query={standing} waiting={t('Đang tải nội dung đã nộp…')}>{(data) => <QueryStates query={procedure} waiting={t('Đang tải nội dung đã nộp…')}>{({ eForm }) => <Form {...props} standing={data} eForm={eForm} />}</QueryStates>}</QueryStates>
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
interface Typed { readonly version: number; readonly role: Party['role']; readonly base: Fields; readonly values: Fields; readonly reasonCode: string; readonly reasonText: string }

function useCorrection({ dossier, accountId, eForm, standing: { version: seenVersion, filing }, onDone }: FormProps) {
  const [empty] = useState<Typed>(() => ({ version: seenVersion, role: 'applicant', base: correctableValues(filing, 'applicant'), values: correctableValues(filing, 'applicant'), reasonCode: '', reasonText: '' }));
  const typing = useTyped(`${dossier.dossierId}:correct`, accountId, empty);
  const [meeting, setMeeting] = useState<Meeting | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const act = useAct();
  const { version, role, base, values, reasonCode, reasonText } = typing.value;
  const send = async (seen: number, before: Fields, after: Fields) => {
    const body = correctionOf(wholeForm(before, eForm), wholeForm(after, eForm));
    const done = await act.run({ dossierId: dossier.dossierId, version: seen }, { path: 'corrections', body: { role, reasonCode, reasonText, ...body } });
    if (done === undefined) return;
    typing.clear();
    onDone(done);
  };
  /** Reads what stands there now, and brings both together. What nobody has to be asked about is sent at once. */
  const meet = async () => {
    setFailed(null);
    const now = await onceAnswered(() => standingNow(dossier.dossierId)).catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      setFailed(error.problem.title);
    });
    if (now === undefined) return;
    const there = correctableValues(now.filing, role);
    const merged = mergeFields(base, wholeForm(values, eForm), there);
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
  const choose = (other: Party['role']) => typing.change({ role: other, base: withPerson(base, filing, other), values: withPerson(values, filing, other) });
  return { typing, act, failed, merged: meeting?.merged ?? null, choose, send: () => send(version, base, values), meet, decide, leave: () => setMeeting(null) };
}

/** Both sides, as long as somebody has to decide. Until then nothing that was typed is touched. */
interface Meeting { readonly version: number; readonly there: Fields; readonly merged: Merged }

type FormProps = CorrectionPanelProps & { readonly standing: Standing; readonly eForm: EForm | null };

function Form(props: FormProps) {
  const { dossier, standing: { filing }, accountId, eForm, onClose } = props;
  const { typing, act, failed, merged, choose, send: sendNow, meet, decide, leave } = useCorrection(props);
  const { values, base, role } = typing.value;
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const set = (field: string, value: unknown) => typing.change({ values: { ...typing.value.values, [field]: value } });
  const send = () => {
    // Somebody who corrects a phone is not kept by an answer that an older release let through.
    const wrong = eForm !== null && isChanged(base, wholeForm(values, eForm), 'form') ? problemsIn(eForm, formOf(values)) : [];
    setProblems(wrong);
    if (wrong.length === 0) void sendNow();
    else document.getElementById(fieldId(wrong[0]?.pointer ?? '', FORM_PREFIX))?.focus();
  };
  useCommand({ id: 'step-send', label: t('Gửi sửa đổi'), keys: 'mod+enter', inFields: true, group: t('Hồ sơ này'), run: send });
  useCommand({ id: 'step-close', label: t('Đóng, giữ những gì đã viết'), keys: 'escape', inFields: true, group: t('Hồ sơ này'), run: onClose });
  return (
    <>
      <div className="top"><h2>{t('Sửa thông tin')}</h2><SavedAt at={typing.keptAt} /></div>
      <WhichPerson filing={filing} role={role} isOpen={!isChanged(base, values, 'person')} onChoose={choose} />
      <fieldset className="plain-fieldset two-columns">
        <legend>{PARTY_ROLES[role]}</legend>
        {PARTY_FIELDS.map(({ field, label }) => <div key={field} className="field"><label htmlFor={`correct-${field}`}>{label}</label><PersonField id={`correct-${field}`} field={field} value={textOf(values[field])} onChange={(value) => set(field, value)} /></div>)}
      </fieldset>
      {eForm !== null && <FormFields eForm={eForm} values={values} problems={problems} onChange={(next) => typing.change({ values: next })} />}
      <Why typing={typing} accountId={accountId} />
      {act.problem !== null && (isStale(act.problem) ? <Met failed={failed} onMeet={() => void meet()} /> : <StepProblem problem={act.problem} dossierId={dossier.dossierId} />)}
      <div className="row"><Button type="primary" loading={act.busy} onClick={send}>{t('Gửi sửa đổi')} <kbd>Ctrl</kbd><kbd>↵</kbd></Button><Button type="text" onClick={onClose}>{t('Đóng')} <kbd>Esc</kbd></Button></div>
      {merged !== null && <MergeDialog merged={merged} nameOf={(field) => nameOf(field, eForm)} wordsOf={(field, value) => (isFormField(field) ? wordsAt(eForm?.schema ?? {}, placeOf(field), value) : textOf(value))} onDecide={decide} onClose={leave} />}
    </>
  );
}

/** Whose data are corrected: one person at a time, because each correction has its own reason. */
function WhichPerson({ filing: { parties }, role, isOpen, onChoose }: { filing: Filing; role: Party['role']; isOpen: boolean; onChoose: (role: Party['role']) => void }) {
  if (parties.length < 2) return null;
  return (
    <div className="field">
      <Radio.Group aria-label={t('Sửa cho ai')} value={role} disabled={!isOpen} onChange={({ target }) => onChoose(target.value as Party['role'])} options={parties.map((party) => ({ value: party.role, label: `${PARTY_ROLES[party.role]}: ${party.fullName}` }))} />
      {!isOpen && <p className="small muted">{t('Gửi phần đã sửa của người này trước, rồi sửa cho người khác.')}</p>}
    </div>
  );
}

function Why({ typing: { value: { reasonCode, reasonText }, change }, accountId }: { typing: Typing<Typed>; accountId: string }) {
  const reasons = useQuery(reasonsQuery('correct')).data?.items ?? [];
  return (
    <>
      <div className="field"><label htmlFor="correct-reason">{t('Lý do')}</label>
        <Select id="correct-reason" aria-label={t('Lý do')} value={reasonCode === '' ? undefined : reasonCode} placeholder={t('Chọn lý do')} onChange={(code) => change({ reasonCode: code ?? '' })} options={reasons.map(({ code, words }) => ({ value: code, label: reasonWords(words) }))} /></div>
      <ModuleText id="correct-reason-text" label={t('Nói rõ (người nộp đọc được)')} accountId={accountId} value={reasonText} onChange={(text) => change({ reasonText: text })} rows={2} />
    </>
  );
}

function Met({ failed, onMeet }: { failed: string | null; onMeet: () => void }) {
  return <div className="card notice" role="alert"><b>{t('Người khác vừa sửa hồ sơ này.')}</b><p>{t('Những gì bạn viết vẫn ở đây. Hai bên sẽ được ghép lại theo từng ô; chỉ ô cả hai cùng sửa mới phải chọn.')}</p>{failed !== null && <p className="field-problem">{failed}</p>}<Button type="primary" onClick={onMeet}>{t('Ghép và gửi')}</Button></div>;
}

function nameOf(field: string, eForm: EForm | null): string {
  if (isFormField(field)) return titleAt(eForm?.schema ?? {}, placeOf(field));
  return PARTY_FIELDS.find((one) => one.field === field)?.label ?? field;
}

function PersonField({ id, field, value, onChange }: { id: string; field: string; value: string; onChange: (value: string) => void }) {
  if (field === 'sex') return <Select id={id} aria-label={nameOf(field, null)} value={value} onChange={onChange} options={[{ value: '', label: t('(trống)') }, { value: 'female', label: t('Nữ') }, { value: 'male', label: t('Nam') }]} />;
  return <Input id={id} type={field === 'dateOfBirth' ? 'date' : 'text'} value={value} onChange={({ target }) => onChange(target.value)} autoComplete="off" />;
}

const FORM_PREFIX = 'correct-form';

/** The e-form as it was filled in, lists too; where nothing was, it can be filled in now. */
function FormFields({ eForm, values, problems, onChange }: { eForm: EForm; values: Fields; problems: readonly FormProblem[]; onChange: (values: Fields) => void }) {
  const data = formOf(values);
  const [isOpen, setOpen] = useState(() => isAnswered(data));
  return (
    <details className="e-more" open={isOpen || problems.length > 0} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('Tờ khai')}</summary>
      <EFormFields form={eForm} data={data} problems={problems} prefix={FORM_PREFIX} onChange={(next) => onChange(withForm(values, next))} />
    </details>
  );
}
