import { useQuery } from '@tanstack/react-query';
import { QueryStates } from '../../frame/query-states.js';
import { dueReasonWords } from '../../due-words/due-reasons.js';
import { showDay, showInstant } from '../../text/dates.js';
import { STATUS_WORDS } from '../dossier-words/status-words.js';
import { t } from '../../text/language.js';
import { useUnitNames } from '../../session/posts.js';
import { ledgerQuery, type Dossier, type Ledger } from './dossier-query.js';
import { ledgerLines, remainingWords, SIDE_WORDS, workingTime } from './ledger-words.js';

/** Why the appointment is what it is, and where the time went. */
export function LedgerPanel({ dossier }: { dossier: Dossier }) {
  const query = useQuery(ledgerQuery(dossier.dossierId));
  return (
    <div className="stack">
      <h3>{dossier.dueAt === null ? t('Chưa có ngày hẹn trả') : t('Hẹn trả {{time}}', { time: showInstant(dossier.dueAt) })}</h3>
      {dossier.originalDueOn !== null && dossier.originalDueOn !== dossier.dueOn && <p>{t('Ngày hẹn đầu tiên: {{day}}', { day: showDay(dossier.originalDueOn) })}</p>}
      {dossier.dueReasons.length > 0 && <ul className="reasoning">{dueReasonWords(dossier.dueReasons).map((words) => <li key={words}>{words}</li>)}</ul>}
      <QueryStates query={query} waiting={t('Đang tính thời gian…')}>{(ledger) => <Spent ledger={ledger} />}</QueryStates>
    </div>
  );
}

function Spent({ ledger }: { ledger: Ledger }) {
  const lines = ledgerLines(ledger.segments);
  const names = useUnitNames(lines.map(({ unitId }) => unitId ?? ''));
  return (
    <>
      <p><b>{remainingWords(ledger)}</b> {t('Đồng hồ đã chạy {{time}}.', { time: workingTime(ledger.clockMinutes) })}</p>
      <table className="rows text">
        <caption className="sr">{t('Thời gian của hồ sơ nằm ở đâu')}</caption>
        <thead><tr><th scope="col">{t('Từ')}</th><th scope="col">{t('Ở đâu')}</th><th scope="col">{t('Thời gian làm việc')}</th></tr></thead>
        <tbody>{lines.map((line, index) => (
          <tr key={line.from}><td>{showInstant(line.from)}</td><td>{SIDE_WORDS[line.side]}{line.unitId === null ? '' : `, ${names[index] ?? ''}`}<br /><span className="xs muted">{(STATUS_WORDS as Readonly<Record<string, string>>)[line.status] ?? line.status}{line.clockRuns ? '' : ` · ${t('đồng hồ dừng')}`}</span></td><td>{workingTime(line.workingMinutes)}</td></tr>
        ))}</tbody>
      </table>
      {ledger.adjustments.length > 0 && <><h3>{t('Những lần dời hẹn')}</h3><ul>{ledger.adjustments.map(({ version, at, before, after, document }) => <li key={version}>{t('{{time}}: từ {{before}} sang {{after}}', { time: showInstant(at), before: showDay(before.on), after: showDay(after.on) })}{document === null ? '' : ` (${document})`}</li>)}</ul></>}
    </>
  );
}
