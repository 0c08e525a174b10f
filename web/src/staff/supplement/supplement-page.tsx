import type { Dossier, listDossierReasons, lookUpFiling, Procedure, RpcReply } from '@haicap/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ask } from '../../api/client.js';
import { usePageTitle } from '../../frame/page-title.js';
import { QueryStates } from '../../frame/query-states.js';
import { useOpen, useParam } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { askAsPerson } from '../../session/as-person.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { readsDossiers } from '../../session/permissions.js';
import { t } from '../../text/language.js';
import { SavedAt } from '../dossier/saved-at.js';
import { keepTyped, useTyped } from '../dossier/typed.js';
import { useDeferring } from '../deferred/deferred-commands.js';
import { STATUS_WORDS } from '../dossier-words/status-words.js';
import { useCommand } from '../keyboard/commands.js';
import { Keys } from '../keyboard/keys.js';
import { SupplementPreview } from './supplement-preview.js';
import { askedFor, bodyOf, commandFor, emptyForm, needsConsent, withAsked, type SupplementForm } from './supplement-form.js';
import { reasonWords } from '../dossier-words/reason-words.js';
import '../desk.css';

type Reasons = RpcReply<typeof listDossierReasons>;
type Filing = RpcReply<typeof lookUpFiling>;

/** Asking for everything that is missing, once and in writing. */
export function SupplementPage() {
  usePageTitle(t('Yêu cầu bổ sung'));
  const dossierId = useParam('dossierId');
  return <ForSignedIn isFor={readsDossiers}>{({ accountId }) => <Supplement dossierId={dossierId} accountId={accountId} />}</ForSignedIn>;
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

function Supplement({ dossierId, accountId }: { dossierId: string; accountId: string }) {
  const facts = useQuery({ queryKey: ['supplement', dossierId], queryFn: () => factsOf(dossierId), refetchOnWindowFocus: false });
  return (
    <>
      <h1>{t('Yêu cầu bổ sung')}</h1>
      <QueryStates query={facts} waiting={t('Đang tải hồ sơ…')}>{(known) => <Asking key={known.dossier.version} facts={known} accountId={accountId} />}</QueryStates>
    </>
  );
}

/** Asking a second time is the superior's to allow, not the desk's; that is asked for on the page of the dossier. */
function FirstConsent({ dossier }: { dossier: Dossier }) {
  return (
    <div className="card notice" role="status">
      <p>{t('Người nộp đã được yêu cầu bổ sung {{count}} lần.', { count: dossier.supplement.count })} {t('Muốn yêu cầu lần nữa phải xin ý kiến lãnh đạo, ở trang hồ sơ.')}</p>
      <p><PageLink to={`${PATHS.worklist}/${dossier.dossierId}`} className="btn">{t('Mở trang hồ sơ để xin ý kiến')}</PageLink></p>
    </div>
  );
}

function Asking({ facts, accountId }: { facts: Facts; accountId: string }) {
  const { dossier } = facts;
  const may = dossier.allowedActions;
  return (
    <>
      <p className="muted"><PageLink to={`${PATHS.worklist}/${dossier.dossierId}`}>{dossier.code}</PageLink> · {dossier.procedureName} · {STATUS_WORDS[dossier.status]}</p>
      {needsConsent(dossier) && may.includes('ask-supplement-consent') ? <FirstConsent dossier={dossier} /> : may.includes(commandFor(dossier)) ? <List facts={facts} accountId={accountId} /> : (
        <div className="card notice" role="status"><p>{dossier.supplement.consent === 'asked' ? t('Đã xin ý kiến lãnh đạo để yêu cầu bổ sung lần nữa. Khi lãnh đạo đồng ý, bạn lập danh sách ở đây.') : t('Hồ sơ đang ở bước "{{step}}", không yêu cầu bổ sung được.', { step: STATUS_WORDS[dossier.status] })}</p></div>
      )}
    </>
  );
}

function List({ facts: { dossier, procedure, filing, reasons }, accountId }: { facts: Facts; accountId: string }) {
  const components = procedure.cases.find(({ code }) => code === dossier.caseCode)?.components ?? procedure.components;
  const place = `${dossier.dossierId}:bo-sung`;
  const [empty] = useState<SupplementForm>(() => emptyForm(components, new Set(filing.components.map(({ code }) => code)), reasons[0]?.code ?? '', t('Nộp đủ giấy tờ trong danh sách.')));
  const { value: form, keptAt, change: setForm, clear } = useTyped(place, accountId, empty);
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
      sentence: t('Đã yêu cầu bổ sung hồ sơ {{code}}', { code: dossier.code }), onUndone: () => keepTyped(place, accountId, form),
    });
    if (kept === undefined) return;
    clear();
    void queries.invalidateQueries({ queryKey: ['dossiers'] });
    open(`${PATHS.worklist}/${dossier.dossierId}`);
  };
  useCommand({ id: 'supplement-send', label: t('Gửi yêu cầu bổ sung'), keys: 'mod+enter', inFields: true, run: () => void send() });
  return (
    <form className="return-columns" onSubmit={(event: FormEvent) => { event.preventDefault(); void send(); }}>
      <section className="card pad desk-column" aria-labelledby="supplement-list">
        <div className="top"><h2 id="supplement-list">{t('Một danh sách đầy đủ')}</h2><SavedAt at={keptAt} /></div>
        <p className="small muted">{t('Người nộp chỉ được yêu cầu một lần, nên ghi đủ mọi thứ còn thiếu hoặc chưa đúng.')}</p>
        <label className="f"><span>{t('Lý do')}</span><select value={form.reasonCode} onChange={(event) => setForm({ reasonCode: event.target.value })}>{reasons.map(({ code, words }) => <option key={code} value={code}>{reasonWords(words)}</option>)}</select></label>
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
        <label className="f"><span>{t('Hướng dẫn cho người nộp')}</span><textarea rows={3} required maxLength={1000} value={form.reasonText} onChange={(event) => setForm({ reasonText: event.target.value })} /></label>
        {procedure.supplementDays === null && <label className="f"><span>{t('Số ngày để bổ sung')}</span><input type="number" min={1} max={90} value={form.withinDays} onChange={(event) => setForm({ withinDays: Math.max(1, Math.min(90, Number(event.target.value) || 1)) })} /></label>}
        {notice !== '' && <p role="alert" className="gold">◆ {notice}</p>}
        {deferring.problem !== null && <p role="alert" className="gold">◆ {deferring.problem.title}</p>}
        <div className="row"><button type="submit" className="btn primary" disabled={deferring.busy}>{t('Gửi yêu cầu bổ sung')}<Keys keys="mod+enter" /></button></div>
      </section>
      <SupplementPreview dossier={dossier} procedure={procedure} asked={asked} reasonWords={reasons.find(({ code }) => code === form.reasonCode)?.words ?? ''} text={form.reasonText.trim()} withinDays={procedure.supplementDays ?? form.withinDays} />
    </form>
  );
}

const USUAL_NOTES = [t('Bản chụp mờ, nộp bản rõ'), t('Thiếu chữ ký'), t('Đã hết hạn, nộp bản còn hạn'), t('Cần bản chính để đối chiếu')];
