import type { compareProcedureVersions, listProcedureDrafts, listProcedureVersions, Procedure, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { ask } from '../../api/client.js';
import { QueryStates } from '../../frame/query-states.js';
import { useOpen, useParam, useView } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { askAsPerson, useWriting } from '../../session/as-person.js';
import { administers } from '../../session/permissions.js';
import { showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { Differences } from '../differences/differences.js';
import { placeWords, valueWords } from '../differences/difference-words.js';
import { ProblemLine, SettingsPage } from '../settings/settings-page.js';
import { FeeRules } from '../fee-rules/fee-rules.js';
import { EFormsCompared } from '../procedure-draft/e-form-preview.js';
import { CONFIDENCE_WORDS, type Draft } from './procedure-words.js';
import { ProceduresNav } from './procedures-nav.js';

type Versions = RpcReply<typeof listProcedureVersions>['items'];
const number = z.coerce.number().int().min(0).catch(0);
const view = z.object({ tu: number, den: number });

/** One procedure: its versions, what differs between two of them, and where a new one begins. */
export function ProcedurePage() {
  const code = useParam('code');
  const path = `/api/v1/procedures/${encodeURIComponent(code)}`;
  const versions = useQuery({ queryKey: ['procedure-versions', code], queryFn: () => ask<RpcReply<typeof listProcedureVersions>>(`${path}/versions?limit=100`) });
  const newest = versions.data?.items[0];
  return (
    <SettingsPage title={newest?.name ?? code} above={<p className="small"><PageLink to={PATHS.procedures}>{t('Thủ tục hành chính')}</PageLink> · {code}</p>}>
      {(account) => (
        <>
          <ProceduresNav />
          <QueryStates query={versions} waiting={t('Đang tải các phiên bản…')}>
            {({ items }) => (
              <>
                <div className="one-third">
                  <VersionList items={items} mayChange={administers(account)} code={code} />
                  <Compared code={code} path={path} versions={items} />
                </div>
                {newest !== undefined && <RulesOf path={path} version={newest.version} mayChange={administers(account)} />}
              </>
            )}
          </QueryStates>
        </>
      )}
    </SettingsPage>
  );
}

function VersionList({ items, mayChange, code }: { items: Versions; mayChange: boolean; code: string }) {
  const drafts = useQuery({ queryKey: ['procedure-drafts', 'open', code], queryFn: () => askAsPerson<RpcReply<typeof listProcedureDrafts>>(`/api/v1/procedure-drafts?code=${encodeURIComponent(code)}`) });
  const writing = useWriting();
  const open = useOpen();
  const begin = async (fromVersion: number) => {
    const draft = await writing.run<Draft>({ method: 'POST', path: '/api/v1/procedure-drafts', body: { code, fromVersion } });
    if (draft !== undefined) open(`${PATHS.procedures}/ban-thao/${draft.draftId}`);
  };
  const newest = items[0]?.version;
  return (
    <div className="aside">
      <section className="card pad stack" aria-label={t('Các phiên bản')}>
        <h2>{t('Các phiên bản')}</h2>
        <ul className="timeline">
          {items.map(({ version, validFrom, validTo, isInForce, confidence, publishingDecision }) => (
            <li key={version} className={isInForce ? 'now' : undefined}>
              <b>{t('Phiên bản {{version}}', { version })}</b> {isInForce && <span className="tag ok">{t('Đang có hiệu lực')}</span>}
              <p className="small muted">{t('Từ {{day}}', { day: showDay(validFrom) })}{validTo !== null && ` ${t('đến {{day}}', { day: showDay(validTo) })}`} · {CONFIDENCE_WORDS[confidence]}</p>
              {publishingDecision !== null && <p className="small muted">{publishingDecision.number}</p>}
            </li>
          ))}
        </ul>
        {mayChange && newest !== undefined && <button type="button" className="btn primary" disabled={writing.busy} onClick={() => void begin(newest)}>{t('Soạn phiên bản mới')}</button>}
        <ProblemLine problem={writing.problem} />
      </section>
      {(drafts.data?.items.length ?? 0) > 0 && (
        <section className="card pad stack" aria-label={t('Bản thảo đang soạn')}>
          <h2>{t('Bản thảo đang soạn')}</h2>
          <ul className="plain">{drafts.data?.items.map(({ draftId, baseVersion, name }) => <li key={draftId}><PageLink to={`${PATHS.procedures}/ban-thao/${draftId}`}>{name} ({t('từ phiên bản {{version}}', { version: baseVersion })})</PageLink></li>)}</ul>
        </section>
      )}
    </div>
  );
}

function Compared({ code, path, versions }: { code: string; path: string; versions: Versions }) {
  const [{ tu, den }, change] = useView(view);
  const to = versions.find(({ version }) => version === den)?.version ?? versions[0]?.version ?? 1;
  const from = versions.find(({ version }) => version === tu)?.version ?? Math.max(1, to - 1);
  const differences = useQuery({
    queryKey: ['procedure-differences', code, from, to], enabled: from !== to, queryFn: () => ask<RpcReply<typeof compareProcedureVersions>>(`${path}/differences?from=${from}&to=${to}`),
  });
  const choice = (label: string, value: number, put: (version: number) => void) => (
    <label className="row small">{label}<select value={value} onChange={(event) => put(Number(event.target.value))}>{versions.map(({ version, validFrom }) => <option key={version} value={version}>{t('{{version}}, từ {{day}}', { version, day: showDay(validFrom) })}</option>)}</select></label>
  );
  return (
    <section className="card pad stack" aria-label={t('So sánh phiên bản')}>
      {versions.length > 1 && <div className="bar"><h2>{t('So sánh')}</h2>{choice(t('Phiên bản trước'), from, (version) => change({ tu: version, den: to }))}{choice(t('Phiên bản sau'), to, (version) => change({ tu: from, den: version }))}</div>}
      {from === to ? <Whole path={path} version={to} /> : (
        <QueryStates query={differences} waiting={t('Đang so sánh…')}>
          {(data) => (
            <>
              <Differences differences={data.differences} before={t('Phiên bản {{version}}', { version: from })} after={t('Phiên bản {{version}}', { version: to })} />
              {data.differences.some(({ pointer }) => pointer.startsWith('/eForm')) && <BothForms path={path} from={from} to={to} />}
            </>
          )}
        </QueryStates>
      )}
    </section>
  );
}

const wholeQuery = (path: string, version: number) => ({ queryKey: ['procedure', path, version], queryFn: () => ask<Procedure>(`${path}?version=${version}`) });

function RulesOf({ path, version, mayChange }: { path: string; version: number; mayChange: boolean }) {
  const procedure = useQuery(wholeQuery(path, version)).data;
  return procedure === undefined ? null : <FeeRules procedure={procedure} mayChange={mayChange} />;
}

function BothForms({ path, from, to }: { path: string; from: number; to: number }) {
  const [before, after] = [useQuery(wholeQuery(path, from)), useQuery(wholeQuery(path, to))];
  if (before.data === undefined || after.data === undefined) return null;
  return <EFormsCompared before={before.data.eForm} after={after.data.eForm} names={[t('Phiên bản {{version}}', { version: from }), t('Phiên bản {{version}}', { version: to })]} />;
}

const HIDDEN = new Set(['procedureId', 'code', 'version', 'eForm', 'feeDong', 'feeNote', 'timeLimit']);

function Whole({ path, version }: { path: string; version: number }) {
  const whole = useQuery(wholeQuery(path, version));
  return (
    <QueryStates query={whole} waiting={t('Đang tải nội dung…')}>
      {(data) => (
        <>
          <h2>{t('Nội dung phiên bản {{version}}', { version })}</h2>
          <dl className="facts lines">
            {Object.entries(data).filter(([name, value]) => !HIDDEN.has(name) && value !== null && value !== '').map(([name, value]) => [<dt key={name}>{placeWords(`/${name}`)}</dt>, <dd key={`${name}-value`}>{valueWords(value)}</dd>])}
          </dl>
        </>
      )}
    </QueryStates>
  );
}
