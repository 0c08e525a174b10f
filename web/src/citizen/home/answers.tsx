import type { ProcedureBrief } from '@haicap/contracts';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { t } from '../../text/language.js';
import { Facts } from '../procedure/facts.js';
import { feeWords, limitWords } from '../procedure/procedure-words.js';

export const procedurePath = (code: string): string => `${PATHS.procedure}/${encodeURIComponent(code)}`;
export const filingPath = (code: string): string => `${PATHS.filing}/${encodeURIComponent(code)}`;

/** The likeliest procedure with what people ask first. */
export function AnswerCard({ brief }: { brief: ProcedureBrief }) {
  return (
    <article className="card answer">
      <h2><PageLink className="answer-name" to={procedurePath(brief.code)}>{brief.name}</PageLink></h2>
      <Facts fee={feeWords(brief.fees)} limit={limitWords(brief.timeLimit)} papers={brief.papers} post={brief.competentPost} onlineLevel={brief.onlineLevel} />
      <p className="row">
        {brief.onlineLevel !== 'information' && <PageLink className="btn primary" to={filingPath(brief.code)} label={t('Nộp hồ sơ {{name}}', { name: brief.name })}>{t('Nộp hồ sơ')}</PageLink>}
        <PageLink className="btn" to={procedurePath(brief.code)} label={t('Cần mang gì khi làm {{name}}', { name: brief.name })}>{t('Cần mang gì')}</PageLink>
      </p>
    </article>
  );
}

export function BriefRow({ brief, words }: { brief: ProcedureBrief; words?: string }) {
  return (
    <li>
      <PageLink className="row-link" to={procedurePath(brief.code)}>
        <b>{words ?? brief.name}</b>
        <span className="small muted">{words === undefined ? '' : `${brief.name} · `}{limitWords(brief.timeLimit)} · {feeWords(brief.fees)}</span>
      </PageLink>
    </li>
  );
}
