import type { listPapers, lookUpReceiptProof, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { QueryStates } from '../../frame/query-states.js';
import { saveBlob, saveFile } from '../../save-file.js';
import { askAsPerson, fetchFileAsPerson } from '../../session/as-person.js';
import { showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import type { Tracked } from '../tracking/standing.js';
import { Appointment, useTaking } from '../tracking/take-along.js';

type Papers = RpcReply<typeof listPapers>;

/** What the office has written about it, the signed receipt, and the appointment for the own calendar. */
export function OwnPapers({ tracked }: { tracked: Tracked }) {
  const { dossierId, code } = tracked;
  const papers = useQuery({ queryKey: ['own-papers', dossierId], queryFn: () => askAsPerson<Papers>(`/api/v1/dossiers/${dossierId}/papers`) });
  const taking = useTaking();
  const takeProof = async () => {
    const { jws } = await askAsPerson<RpcReply<typeof lookUpReceiptProof>>(`/api/v1/dossiers/${dossierId}/receipt-proof`);
    saveFile(`bien-nhan-${code}.jws`, jws, 'application/jose');
  };
  const takePaper = async ({ paperId, form, version }: Papers['items'][number]) => saveBlob(`${form}-${code}-${version}.pdf`, await fetchFileAsPerson(`/api/v1/dossiers/${dossierId}/papers/${paperId}`));
  return (
    <section className="card pad stack" aria-labelledby="own-papers">
      <h2 id="own-papers">{t('Giữ lại cho bạn')}</h2>
      <QueryStates query={papers} waiting={t('Đang tải giấy tờ…')}>
        {({ items }) => (items.length === 0 ? null : (
          <ul className="plain stack">
            {items.filter(({ isLatest }) => isLatest).map((paper) => (
              <li key={paper.paperId} className="top">
                <span><b lang="vi">{paper.title}</b><br /><span className="small muted">{showInstant(paper.issuedAt)}</span></span>
                <button type="button" className="btn" disabled={taking.busy} aria-label={t('Tải {{name}} (PDF)', { name: paper.title })} onClick={() => void taking.run(() => takePaper(paper))}>{t('Tải PDF')}</button>
              </li>
            ))}
          </ul>
        ))}
      </QueryStates>
      <p className="row">
        <button type="button" className="btn" disabled={taking.busy} onClick={() => void taking.run(takeProof)}>{t('Tải biên nhận có chữ ký số')}</button>
        <Appointment tracked={tracked} />
      </p>
      <p className="small muted">{t('Biên nhận có chữ ký số kiểm chứng được, kể cả khi không có mạng:')} <a href="/verify/receipt">{t('kiểm tra biên nhận')}</a></p>
      {taking.problem !== null && <p className="lacquer" role="alert">{taking.problem}</p>}
    </section>
  );
}
