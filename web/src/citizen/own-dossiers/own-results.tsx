import type { DossierResult, listResults, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { QueryStates } from '../../frame/query-states.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { saveBlob } from '../../save-file.js';
import { askAsPerson, fetchFileAsPerson } from '../../session/as-person.js';
import { showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { useTaking } from '../tracking/take-along.js';

type Results = RpcReply<typeof listResults>;

/** The result itself, and the proof that it counts. One that was withdrawn stays visible and says so. */
export function OwnResults({ dossierId }: { dossierId: string }) {
  const results = useQuery({ queryKey: ['own-results', dossierId], queryFn: () => askAsPerson<Results>(`/api/v1/dossiers/${dossierId}/results`) });
  return (
    <section className="card pad stack" aria-labelledby="results">
      <h2 id="results">{t('Kết quả')}</h2>
      <QueryStates query={results} waiting={t('Đang tải kết quả…')}>
        {({ items }) => {
          const issued = items.filter(({ issuedAt }) => issuedAt !== null);
          return issued.length === 0 ? <p>{t('Kết quả trên giấy, bạn nhận tại nơi trả kết quả.')}</p> : <ul className="plain stack">{issued.map((result) => <OneResult key={result.resultId} result={result} />)}</ul>;
        }}
      </QueryStates>
    </section>
  );
}

function OneResult({ result: { resultId, fileId, numberText, issuedOn, withdrawnAt } }: { result: DossierResult }) {
  const taking = useTaking();
  const take = async (id: string) => saveBlob(`ket-qua-${(numberText ?? resultId).replaceAll('/', '-')}.pdf`, await fetchFileAsPerson(`/api/v1/files/${id}/content`));
  return (
    <li className="stack">
      <p>{numberText === null ? t('Kết quả') : t('Số {{number}}', { number: numberText })}{issuedOn === null ? '' : ` · ${t('phát hành ngày {{day}}', { day: showDay(issuedOn) })}`}</p>
      {withdrawnAt !== null && <p className="lacquer"><b>{t('Đã bị thu hồi, không dùng được nữa.')}</b></p>}
      <p className="row">
        {fileId !== null && <button type="button" className="btn primary" disabled={taking.busy} onClick={() => void taking.run(() => take(fileId))}>{t('Tải kết quả (PDF)')}</button>}
        <PageLink className="btn" to={`${PATHS.verify}?ma=${resultId}`}>{t('Kiểm tra kết quả này')}</PageLink>
      </p>
      {taking.problem !== null && <p className="lacquer" role="alert">{taking.problem}</p>}
    </li>
  );
}
