import type { Dossier, listDossierReasons, lookUpFiling, Procedure, RpcReply } from '@haicap/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ask } from '../../api/client.js';
import { usePageTitle } from '../../frame/page-title.js';
import { QueryStates } from '../../frame/query-states.js';
import { useOpen, useParam } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { askAsPerson, useWriting } from '../../session/as-person.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { readsDossiers } from '../../session/permissions.js';
import { t } from '../../text/language.js';
import { useDeferring } from '../deferred/deferred-commands.js';
import { STATUS_WORDS } from '../dossier-words/status-words.js';
import { useCommand } from '../keyboard/commands.js';
import { Keys } from '../keyboard/keys.js';
import { SupplementPreview } from './supplement-preview.js';
import { askedFor, bodyOf, commandFor, emptyForm, needsConsent, withAsked, type SupplementForm } from './supplement-form.js';
import '../desk.css';

type Reasons = RpcReply<typeof listDossierReasons>;
type Filing = RpcReply<typeof lookUpFiling>;

/** Asking for everything that is missing, once and in writing. */
export function SupplementPage() {
  usePageTitle(t('Yêu cầu bổ sung'));
  const dossierId = useParam('dossierId');
  return <ForSignedIn isFor={readsDossiers}>{() => <Supplement dossierId={dossierId} />}</ForSignedIn>;
}

interface Facts { readonly dossier: Dossier; readonly procedure: Procedure; readonly filing: Filing; readonly reasons: Reasons['items'] }

async function factsOf(dossierId: string): Promise<Facts> {
  const [dossier, filing] = await Promise.all([askAsPerson<Dossier>(`/api/v1/dossiers/${dossierId}`), askAsPerson<Filing>(`/api/v1/dossiers/${dossierId}/filing`)]);
  const action = needsConsent(dossier) ? 'ask-supplement-consent' : commandFor(dossier);
  const [procedure, reasons] = await Promise.all([
    ask<Procedure>(`/api/v1/procedures/${encodeURIComponent(dossier.procedureCode)}?version=${dossier.procedureVersion}`), ask<Reasons>(`/api/v1/dossier-reasons?action=${action}`),
  ]);
  return { dossier, procedure, filing, reasons: reasons.items };
}

function Supplement({ dossierId }: { dossierId: string }) {
  const facts = useQuery({ queryKey: ['supplement', dossierId], queryFn: () => factsOf(dossierId), refetchOnWindowFocus: false });
  return (
    <>
      <h1>{t('Yêu cầu bổ sung')}</h1>
      <QueryStates query={facts} waiting={t('Đang tải hồ sơ…')}>{(known) => <Asking key={known.dossier.version} facts={known} />}</QueryStates>
    </>
  );
}

function Asking({ facts }: { facts: Facts }) {
  const { dossier } = facts;
  const may = dossier.allowedActions;
  return (
    <>
      <p className="muted"><PageLink to={`${PATHS.worklist}/${dossier.dossierId}`}>{dossier.code}</PageLink> · {dossier.procedureName} · {STATUS_WORDS[dossier.status]}</p>
      {needsConsent(dossier) && may.includes('ask-supplement-consent') ? <AskConsent facts={facts} /> : may.includes(commandFor(dossier)) ? <List facts={facts} /> : (
        <div className="card notice" role="status"><p>{dossier.supplement.consent === 'asked' ? t('Đã xin ý kiến lãnh đạo để yêu cầu bổ sung lần nữa. Khi lãnh đạo đồng ý, bạn lập danh sách ở đây.') : t('Hồ sơ đang ở bước "{{step}}", không yêu cầu bổ sung được.', { step: STATUS_WORDS[dossier.status] })}</p></div>
      )}
    </>
  );
}

function List({ facts: { dossier, procedure, filing, reasons } }: { facts: Facts }) {
  const components = procedure.cases.find(({ code }) => code === dossier.caseCode)?.components ?? procedure.components;
  const [form, setForm] = useState<SupplementForm>(() => emptyForm(components, new Set(filing.components.map(({ code }) => code)), reasons[0]?.code ?? '', t('Nộp đủ giấy tờ trong danh sách.')));
  const [notice, setNotice] = useState('');
  const deferring = useDeferring();
  const queries = useQueryClient();
  const open = useOpen();
  const asked = askedFor(form, components);
  const send = async () => {
    if (form.reasonText.trim() === '') return setNotice(t('Ghi hướng dẫn cho người nộp.'));
    if (asked.length === 0) return setNotice(t('Đánh dấu ít nhất một giấy tờ cần bổ sung.'));
    setNotice('');
    const kept = await deferring.run({
      dossierId: dossier.dossierId, version: dossier.version, command: commandFor(dossier), body: bodyOf(form, components, procedure.supplementDays !== null),
      sentence: t('Đã yêu cầu bổ sung hồ sơ {{code}}', { code: dossier.code }),
    });
    if (kept === undefined) return;
    void queries.invalidateQueries({ queryKey: ['dossiers'] });
    open(`${PATHS.worklist}/${dossier.dossierId}`);
  };
  useCommand({ id: 'supplement-send', label: t('Gửi yêu cầu bổ sung'), keys: 'mod+enter', inFields: true, run: () => void send() });
  return (
    <form className="return-columns" onSubmit={(event: FormEvent) => { event.preventDefault(); void send(); }}>
      <section className="card pad desk-column" aria-labelledby="supplement-list">
        <h2 id="supplement-list">{t('Một danh sách đầy đủ')}</h2>
        <p className="small muted">{t('Người nộp chỉ được yêu cầu một lần, nên ghi đủ mọi thứ còn thiếu hoặc chưa đúng.')}</p>
        <label className="f"><span>{t('Lý do')}</span><select value={form.reasonCode} onChange={(event) => setForm({ ...form, reasonCode: event.target.value })}>{reasons.map(({ code, words }) => <option key={code} value={code}>{words}</option>)}</select></label>
        <datalist id="supplement-notes">{[...reasons.map(({ words }) => words), ...USUAL_NOTES].map((words) => <option key={words} value={words} />)}</datalist>
        <ul className="plain">
          {components.map(({ code, name }) => {
            const paper = form.papers[code];
            return (
              <li key={code} className="asked">
                <label><input type="checkbox" checked={paper?.isAsked === true} onChange={(event) => setForm(withAsked(form, code, { isAsked: event.target.checked }))} /> <b>{name}</b></label>
                {paper?.isAsked === true && <input list="supplement-notes" maxLength={300} aria-label={t('Cần gì ở {{name}}', { name })} placeholder={t('thiếu, mờ, hết hạn, cần bản chính…')} value={paper.note} onChange={(event) => setForm(withAsked(form, code, { note: event.target.value }))} />}
              </li>
            );
          })}
        </ul>
        <label className="f"><span>{t('Hướng dẫn cho người nộp')}</span><textarea rows={3} required maxLength={1000} value={form.reasonText} onChange={(event) => setForm({ ...form, reasonText: event.target.value })} /></label>
        {procedure.supplementDays === null && <label className="f"><span>{t('Số ngày để bổ sung')}</span><input type="number" min={1} max={90} value={form.withinDays} onChange={(event) => setForm({ ...form, withinDays: Math.max(1, Math.min(90, Number(event.target.value) || 1)) })} /></label>}
        {notice !== '' && <p role="alert" className="gold">◆ {notice}</p>}
        {deferring.problem !== null && <p role="alert" className="gold">◆ {deferring.problem.title}</p>}
        <div className="row"><button type="submit" className="btn primary" disabled={deferring.busy}>{t('Gửi yêu cầu bổ sung')}<Keys keys="mod+enter" /></button></div>
      </section>
      <SupplementPreview dossier={dossier} procedure={procedure} asked={asked} reasonWords={reasons.find(({ code }) => code === form.reasonCode)?.words ?? ''} text={form.reasonText.trim()} withinDays={procedure.supplementDays ?? form.withinDays} />
    </form>
  );
}

const USUAL_NOTES = [t('Bản chụp mờ, nộp bản rõ'), t('Thiếu chữ ký'), t('Đã hết hạn, nộp bản còn hạn'), t('Cần bản chính để đối chiếu')];

/** Asking a second time is the superior's to allow, not the desk's. */
function AskConsent({ facts: { dossier, reasons } }: { facts: Facts }) {
  const writing = useWriting();
  const queries = useQueryClient();
  const [reasonCode, setReason] = useState(reasons[0]?.code ?? '');
  const [reasonText, setText] = useState('');
  const send = async () => {
    const changed = await writing.run<Dossier>({ method: 'POST', path: `/api/v1/dossiers/${dossier.dossierId}/supplement-consent-requests`, version: dossier.version, body: { reasonCode, reasonText: reasonText.trim() } });
    if (changed !== undefined) await queries.invalidateQueries({ queryKey: ['supplement', dossier.dossierId] });
  };
  return (
    <form className="card pad desk-column" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <h2>{t('Xin ý kiến lãnh đạo để yêu cầu lần nữa')}</h2>
      <p className="small muted">{t('Người nộp đã được yêu cầu bổ sung {{count}} lần.', { count: dossier.supplement.count })}</p>
      <label className="f"><span>{t('Lý do')}</span><select value={reasonCode} onChange={(event) => setReason(event.target.value)}>{reasons.map(({ code, words }) => <option key={code} value={code}>{words}</option>)}</select></label>
      <label className="f"><span>{t('Ghi rõ')}</span><textarea rows={3} required maxLength={1000} value={reasonText} onChange={(event) => setText(event.target.value)} /></label>
      {writing.problem !== null && <p role="alert" className="gold">◆ {writing.problem.title}</p>}
      <div className="row"><button type="submit" className="btn primary" disabled={writing.busy}>{t('Xin ý kiến')}</button></div>
    </form>
  );
}
