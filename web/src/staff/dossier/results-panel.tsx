import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { EmptyState } from '../../frame/page-states.js';
import { QueryStates } from '../../frame/query-states.js';
import { showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { showDong } from '../../text/money.js';
import { PaperView } from '../paper/paper-view.js';
import { PapersPanel } from './papers-panel.js';
import { feesQuery, resultsQuery, type Dossier, type Results } from './dossier-query.js';
import { reasonWords } from '../dossier-words/reason-words.js';

/** What came out of it, with its evidence; the money; the papers that were handed out. */
export function ResultsPanel({ dossier }: { dossier: Dossier }) {
  const results = useQuery(resultsQuery(dossier.dossierId));
  return (
    <div className="stack">
      <QueryStates query={results} waiting={t('Đang tải kết quả…')}>
        {({ items }) => (items.length === 0 ? <EmptyState title={t('Chưa có kết quả.')}><p>{t('Kết quả hiện ở đây từ lúc được ký, với bằng chứng ký, số và ngày phát hành.')}</p></EmptyState> : <>{items.map((result) => <OneResult key={result.resultId} result={result} />)}</>)}
      </QueryStates>
      <Money dossier={dossier} />
      <PapersPanel dossierId={dossier.dossierId} />
    </div>
  );
}

function OneResult({ result }: { result: Results['items'][number] }) {
  const { kind, numberText, signedAt, issuedAt, withdrawnAt, withdrawalReasonLabel } = result;
  return (
    <article className="opinion">
      <div className="top"><b>{numberText ?? t('Chưa cấp số')}</b><span className={withdrawnAt === null ? 'tag ok' : 'tag late'}>{withdrawnAt === null ? standing(signedAt, issuedAt) : t('Đã thu hồi')}</span></div>
      <p>{kind === 'electronic' ? t('Bản điện tử, ký số') : t('Bản giấy')}{signedAt === null ? '' : ` · ${t('ký {{time}}', { time: showInstant(signedAt) })}`}{issuedAt === null ? '' : ` · ${t('phát hành {{time}}', { time: showInstant(issuedAt) })}`}</p>
      {withdrawalReasonLabel !== null && <p className="small">{reasonWords(withdrawalReasonLabel)}</p>}
      <Evidence result={result} />
    </article>
  );
}

function Evidence({ result: { certificateSubject, sha256, fileId } }: { result: Results['items'][number] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {certificateSubject !== null && <p className="small">{t('Chứng thư: {{subject}}', { subject: certificateSubject })}</p>}
      {sha256 !== null && <p className="xs muted hash">SHA-256 {sha256}</p>}
      {fileId !== null && <Button size="small" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>{isOpen ? t('Đóng bản kết quả') : t('Xem bản kết quả')}</Button>}
      {isOpen && fileId !== null && <PaperView address={`/api/v1/files/${fileId}/content?confirmUnscanned=true`} name={t('Kết quả')} />}
    </>
  );
}

function standing(signedAt: string | null, issuedAt: string | null): string {
  if (issuedAt !== null) return t('Đã phát hành');
  return signedAt === null ? t('Chờ ký') : t('Đã ký');
}

const MONEY = { none: t('Không phải nộp'), due: t('Còn phải nộp'), paid: t('Đã nộp đủ'), waived: t('Được miễn'), refunded: t('Đã hoàn trả') } as const;

function Money({ dossier: { dossierId, financialStatus } }: { dossier: Dossier }) {
  const fees = useQuery(feesQuery(dossierId));
  return (
    <>
      <h3>{t('Phí, lệ phí: {{state}}', { state: MONEY[financialStatus] })}</h3>
      {(fees.data?.lines ?? []).map(({ code, name, amountDong, basis }) => <p key={code} className="small">{name}: <b>{amountDong === null ? t('chưa có mức thu') : showDong(amountDong)}</b> <span className="muted">{basis}</span></p>)}
    </>
  );
}
