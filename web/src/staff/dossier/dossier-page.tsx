import { App, Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { DueMark } from '../../due-words/due-mark.js';
import { usePageTitle } from '../../frame/page-title.js';
import { QueryStates } from '../../frame/query-states.js';
import { useOpen, useParam, useView } from '../../frame/view.js';
import { PATHS } from '../../paths.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { readsDossiers } from '../../session/permissions.js';
import type { OwnAccount } from '../../session/session-keeper.js';
import { t } from '../../text/language.js';
import { STATUS_WORDS } from '../dossier-words/status-words.js';
import { useWaitingOn } from '../deferred/deferred-commands.js';
import { useCommand } from '../keyboard/commands.js';
import { PeopleAtDossier } from '../live/people-at-dossier.js';
import { PaperPane } from '../paper/paper-pane.js';
import { neighboursOf } from '../worklist/neighbours.js';
import { ActionBar } from './action-bar.js';
import { CorrectionPanel } from './correction-panel.js';
import { CorrectionsPanel } from './corrections-panel.js';
import { dossierQuery, type Dossier } from './dossier-query.js';
import { FactsPanel } from './facts-panel.js';
import { LedgerPanel } from './ledger-panel.js';
import { OpinionsPanel } from './opinions-panel.js';
import { PartTabs } from './part-tabs.js';
import { ResultsPanel } from './results-panel.js';
import { StepPanel } from './step-panel.js';
import { TimelinePanel } from './timeline-panel.js';
import type { Verb } from './verbs.js';
import './casework.css';

const PARTS = ['noi-dung', 'dien-bien', 'thoi-han', 'y-kien', 'ket-qua', 'lan-sua'] as const;
const dossierView = z.object({ phan: z.enum(PARTS).catch('noi-dung') });

/** One dossier: its papers at the left, what is known and what to do at the right. */
export function DossierPage() {
  const dossierId = useParam('dossierId');
  return <ForSignedIn isFor={readsDossiers}>{(account) => <Opened key={dossierId} dossierId={dossierId} account={account} />}</ForSignedIn>;
}

function Opened({ dossierId, account }: { dossierId: string; account: OwnAccount }) {
  const query = useQuery(dossierQuery(dossierId));
  usePageTitle(query.data?.code ?? t('Hồ sơ'));
  return <QueryStates query={query} waiting={t('Đang tải hồ sơ…')}>{(dossier) => <Case dossier={dossier} account={account} />}</QueryStates>;
}

type Doing = { readonly kind: 'step'; readonly verb: Verb } | { readonly kind: 'correct' };

function Case({ dossier, account: { accountId } }: { dossier: Dossier; account: OwnAccount }) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const { message } = App.useApp();
  const open = useOpen();
  const mayCorrect = dossier.allowedActions.includes('correct');
  // A step that is not this person's any more closes; what was typed for it is kept.
  const waiting = useWaitingOn(dossier.dossierId);
  const verb = doing?.kind === 'step' && dossier.allowedActions.includes(doing.verb.action) ? doing.verb : null;
  useCommand({ id: 'correct', label: t('Sửa thông tin'), keys: mayCorrect ? 'f' : undefined, group: t('Hồ sơ này'), run: () => { if (mayCorrect) setDoing({ kind: 'correct' }); } });
  const choose = (chosen: Verb) => (chosen.page === undefined ? setDoing({ kind: 'step', verb: chosen }) : open(`${PATHS.worklist}/${dossier.dossierId}/${chosen.page}`));
  const done = (after: Dossier | null, goNext: boolean) => {
    setDoing(null);
    // What can still be taken back is told by the bar that counts.
    if (after !== null) void message.success(t('{{code}}: {{status}}.', { code: after.code, status: STATUS_WORDS[after.status] }));
    const { next } = neighboursOf(dossier.dossierId);
    if (goNext && next !== undefined) open(`${PATHS.worklist}/${next}`);
  };
  return (
    <>
      <Heading dossier={dossier} doing={doingOf(doing)} />
      <div className="split">
        <PaperPane dossierId={dossier.dossierId} />
        <div className="stack case-side">
          {verb !== null && <StepPanel key={verb.action} dossier={dossier} verb={verb} accountId={accountId} onClose={() => setDoing(null)} onDone={done} />}
          {doing?.kind === 'correct' && mayCorrect && <CorrectionPanel dossier={dossier} accountId={accountId} onClose={() => setDoing(null)} onDone={(after) => done(after, false)} />}
          <Parts dossier={dossier} accountId={accountId} onCorrect={mayCorrect ? () => setDoing({ kind: 'correct' }) : undefined} />
        </div>
      </div>
      <ActionBar dossier={dossier} waiting={waiting} open={verb} onChoose={choose} onPrint={() => window.print()} />
    </>
  );
}

const DECIDING: ReadonlySet<string> = new Set(['approve', 'return-approval', 'sign', 'assign-number', 'issue']);

/** What others are told that this person does here. */
function doingOf(doing: Doing | null): 'reading' | 'editing' | 'deciding' {
  if (doing === null) return 'reading';
  return doing.kind === 'step' && DECIDING.has(doing.verb.action) ? 'deciding' : 'editing';
}

function Heading({ dossier, doing }: { dossier: Dossier; doing: 'reading' | 'editing' | 'deciding' }) {
  const { code, status, procedureName, applicantName, dossierId } = dossier;
  const open = useOpen();
  const { previous, next } = neighboursOf(dossierId);
  const go = (to: string | undefined) => { if (to !== undefined) open(`${PATHS.worklist}/${to}`); };
  useCommand({ id: 'next', label: t('Hồ sơ sau'), keys: 'j', run: () => go(next) });
  useCommand({ id: 'previous', label: t('Hồ sơ trước'), keys: 'k', run: () => go(previous) });
  // While a step is open, the same key closes it and nothing else.
  useCommand({ id: 'back', label: t('Về danh sách'), keys: doing === 'reading' ? 'escape' : undefined, run: () => window.history.back() });
  // Newer browsers answer a promise, which React would call when the page is left.
  useEffect(() => { window.scrollTo({ top: 0 }); }, [dossierId]);
  return (
    <header className="case-head">
      <div className="top">
        <h1>{code}</h1>
        <div className="row">
          <span className="tag none">{STATUS_WORDS[status]}</span><DueMark timed={dossier} />
          <Button size="small" onClick={() => go(previous)} disabled={previous === undefined} aria-label={t('Hồ sơ trước')}>‹ <kbd>K</kbd></Button>
          <Button size="small" onClick={() => go(next)} disabled={next === undefined} aria-label={t('Hồ sơ sau')}>› <kbd>J</kbd></Button>
        </div>
      </div>
      <div className="top"><p><b>{applicantName}</b> · {procedureName}</p><PeopleAtDossier dossierId={dossierId} doing={doing} /></div>
    </header>
  );
}

function Parts({ dossier, accountId, onCorrect }: { dossier: Dossier; accountId: string; onCorrect: (() => void) | undefined }) {
  const [{ phan }, change] = useView(dossierView);
  const asked = dossier.openConsultations.length;
  return (
    <section className="card pad" aria-label={t('Thông tin hồ sơ')}>
      <PartTabs label={t('Thông tin hồ sơ')} open={phan} onOpen={(key) => change({ phan: key })} parts={[
        { key: 'noi-dung', label: t('Nội dung'), content: <FactsPanel dossier={dossier} accountId={accountId} onCorrect={onCorrect} /> },
        { key: 'dien-bien', label: t('Diễn biến'), content: <TimelinePanel dossier={dossier} /> },
        { key: 'thoi-han', label: t('Thời hạn'), content: <LedgerPanel dossier={dossier} /> },
        { key: 'y-kien', label: asked === 0 ? t('Ý kiến') : t('Ý kiến ({{count}} đang chờ)', { count: asked }), content: <OpinionsPanel dossier={dossier} /> },
        { key: 'ket-qua', label: t('Kết quả, phí'), content: <ResultsPanel dossier={dossier} /> },
        { key: 'lan-sua', label: t('Lần sửa'), content: <CorrectionsPanel dossier={dossier} /> },
      ]} />
    </section>
  );
}
