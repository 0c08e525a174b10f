import type { Procedure } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { ask, ProblemError } from '../../api/client.js';
import { usePageTitle } from '../../frame/page-title.js';
import { QueryStates } from '../../frame/query-states.js';
import { useParam, useView } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { t } from '../../text/language.js';
import { Checklist } from './checklist.js';
import { Facts } from './facts.js';
import { FeeSection } from './fee-section.js';
import { channelWords, feeWords, limitReasoning, limitWords, type Channel } from './procedure-words.js';
import { termsOf, type Terms } from './terms.js';
import { WhereSection } from './where-section.js';

const text = (value: unknown) => (typeof value === 'string' ? value : '');
/** The way of filing (`cach`) and the case (`truong-hop`) that are read about. */
const VIEW = { parse: (search: unknown) => ({ cach: text((search as Record<string, unknown>)['cach']), 'truong-hop': text((search as Record<string, unknown>)['truong-hop']) }) };
type View = ReturnType<typeof VIEW.parse>;
const FRESH_MS = 10 * 60_000;

export function ProcedurePage() {
  const code = useParam('code');
  const procedure = useQuery({ queryKey: ['procedure', code], queryFn: () => ask<Procedure>(`/api/v1/procedures/${encodeURIComponent(code)}`), staleTime: FRESH_MS });
  usePageTitle(procedure.data?.name ?? t('Thủ tục'));
  if (procedure.error instanceof ProblemError && procedure.error.problem.code === 'PROCEDURE_NOT_FOUND') return <Unknown code={code} />;
  return <QueryStates query={procedure} waiting={t('Đang tải thủ tục…')}>{(found) => <OneProcedure procedure={found} />}</QueryStates>;
}

function Unknown({ code }: { code: string }) {
  return (
    <div className="card notice">
      <h1>{t('Không có thủ tục này')}</h1>
      <p>{t('Mã {{code}} không có trong danh mục đang có hiệu lực của tỉnh. Thủ tục có thể đã đổi mã hoặc hết hiệu lực.', { code })}</p>
      <PageLink className="btn primary" to={PATHS.home}>{t('Tìm thủ tục khác')}</PageLink>
    </div>
  );
}

function OneProcedure({ procedure }: { procedure: Procedure }) {
  const [view, setView] = useView(VIEW);
  const terms = termsOf(procedure, { channel: view.cach === '' ? startOf(procedure) : view.cach, caseCode: view['truong-hop'] });
  const required = terms.components.filter((component) => component.required).length;
  return (
    <article className="procedure-page">
      <p className="no-print"><PageLink to={PATHS.home}>{t('Tìm thủ tục khác')}</PageLink></p>
      <header>
        <h1>{procedure.name}</h1>
        <p className="small muted">{t('Mã thủ tục {{code}} · {{field}}', { code: procedure.code, field: procedure.field })}</p>
      </header>
      <div className="card answer">
        <Facts fee={feeWords(terms.fees)} limit={limitWords(terms.limit)} papers={required} post={procedure.competentPost} onlineLevel={procedure.onlineLevel} />
        <FileIt procedure={procedure} />
      </div>
      <Choices procedure={procedure} terms={terms} onChange={setView} />
      <Checklist components={terms.components} />
      <FeeSection procedureCode={procedure.code} feeNote={procedure.feeNote} choice={terms.choice} />
      <section className="card pad stack" aria-labelledby="how-long">
        <h2 id="how-long">{t('Bao lâu có kết quả')}</h2>
        <p><b>{limitWords(terms.limit)}.</b> {limitReasoning(terms.limit, procedure.sameDayCutOff)}</p>
        <p className="small muted">{t('Nếu giấy tờ chưa đủ, cơ quan báo bạn một lần với đủ những gì còn thiếu; thời gian bạn bổ sung không tính vào thời hạn.')}</p>
      </section>
      <WhereSection procedure={procedure} choice={terms.choice} />
      <Grounds procedure={procedure} />
    </article>
  );
}

const startOf = ({ channels, onlineLevel }: Procedure): string => (onlineLevel !== 'information' && channels.some(({ channel }) => channel === 'online') ? 'online' : 'counter');

function FileIt({ procedure: { code, name, onlineLevel, onlineLevelReason } }: { procedure: Procedure }) {
  return (
    <div className="stack no-print">
      {onlineLevel !== 'information' && <p><PageLink className="btn primary big" to={`${PATHS.filing}/${encodeURIComponent(code)}`} label={t('Nộp hồ sơ {{name}}', { name })}>{t('Nộp hồ sơ')}</PageLink></p>}
      {onlineLevelReason !== '' && <p className="small muted">{t('Phải đến quầy vì: {{reason}}', { reason: onlineLevelReason })}</p>}
    </div>
  );
}

interface ChoicesProps { readonly procedure: Procedure; readonly terms: Terms; readonly onChange: (change: Partial<View>) => void }

function Choices({ procedure, terms: { choice }, onChange }: ChoicesProps) {
  const { channels, cases } = procedure;
  if (channels.length < 2 && cases.length === 0) return null;
  return (
    <div className="form choice-of-terms">
      {channels.length > 1 && (
        <fieldset className="choices-of-one inline"><legend>{t('Bạn nộp thế nào')}</legend>
          {channels.map(({ channel }) => <Option key={channel} name="cach" value={channel} isChosen={choice.channel === channel} words={channelWords(channel as Channel)} onChoose={() => onChange({ cach: channel })} />)}
        </fieldset>
      )}
      {cases.length > 0 && (
        <fieldset className="choices-of-one inline"><legend>{t('Trường hợp của bạn')}</legend>
          <Option name="truong-hop" value="" isChosen={choice.caseCode === ''} words={t('Thông thường')} onChoose={() => onChange({ 'truong-hop': '' })} />
          {cases.map(({ code, name }) => <Option key={code} name="truong-hop" value={code} isChosen={choice.caseCode === code} words={name} onChoose={() => onChange({ 'truong-hop': code })} />)}
        </fieldset>
      )}
    </div>
  );
}

interface OptionProps { readonly name: string; readonly value: string; readonly isChosen: boolean; readonly words: string; readonly onChoose: () => void }

function Option({ name, value, isChosen, words, onChoose }: OptionProps) {
  return <label><input type="radio" name={name} value={value} checked={isChosen} onChange={onChoose} /><span>{words}</span></label>;
}

function Grounds({ procedure: { result, legalBasis, publishingDecision, uncertain, validFrom } }: { procedure: Procedure }) {
  return (
    <section className="card pad stack" aria-labelledby="grounds">
      <h2 id="grounds">{t('Kết quả và căn cứ')}</h2>
      <p><b>{t('Bạn nhận được:')}</b> {result}</p>
      <p><b>{t('Căn cứ pháp lý:')}</b> {legalBasis}</p>
      {publishingDecision !== null && <p><b>{t('Quyết định công bố:')}</b> {publishingDecision.number}, {publishingDecision.issuedBy}</p>}
      <p className="small muted">{t('Áp dụng từ {{day}}', { day: validFrom.split('-').reverse().join('/') })}</p>
      {uncertain.length > 0 && (
        <details><summary className="small">{t('Những điều tỉnh chưa đối chiếu xong ({{count}})', { count: uncertain.length })}</summary>
          <ul className="small">{uncertain.map(({ pointer, note }) => <li key={pointer + note}>{note}</li>)}</ul>
        </details>
      )}
    </section>
  );
}
