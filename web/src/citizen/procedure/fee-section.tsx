import type { quoteFees, RpcReply } from '@haicap/contracts';
import { formatDong } from '@haicap/kernel';
import { useQuery } from '@tanstack/react-query';
import { post } from '../../api/client.js';
import { QueryStates } from '../../frame/query-states.js';
import { t } from '../../text/language.js';
import type { Choice } from './terms.js';
import { feeStepWords } from '../../fee-words/fee-step-words.js';

type Quote = RpcReply<typeof quoteFees>;

interface FeeSectionProps { readonly procedureCode: string; readonly feeNote: string; readonly choice: Choice }

/** What the province reckons for one copy of one page, line by line. */
export function FeeSection({ procedureCode, feeNote, choice: { channel, caseCode } }: FeeSectionProps) {
  const quote = useQuery({
    queryKey: ['fee-quote', procedureCode, channel, caseCode], staleTime: 60_000,
    queryFn: () => post<Quote>('/api/v1/fee-quotes', { procedureCode, channel, ...(caseCode === '' ? {} : { caseCode }) }),
  });
  return (
    <section className="card pad stack" aria-labelledby="fees">
      <h2 id="fees">{t('Phí, lệ phí')}</h2>
      <QueryStates query={quote} waiting={t('Đang tính phí…')}>{(found) => <Lines quote={found} />}</QueryStates>
      {feeNote !== '' && <p className="small muted">{feeNote}</p>}
      <p className="small muted">{t('Có biên lai cho mọi khoản thu. Nộp trực tuyến hoặc tại quầy.')}</p>
    </section>
  );
}

function Lines({ quote: { lines, totalDong, free } }: { quote: Quote }) {
  if (free || lines.length === 0) return <p><b>{t('Miễn phí')}</b></p>;
  return (
    <table className="rows text">
      <thead><tr><th scope="col">{t('Khoản')}</th><th scope="col">{t('Căn cứ')}</th><th scope="col" className="money">{t('Số tiền')}</th></tr></thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.code + (line.label ?? '')}>
            <th scope="row">{line.name}{line.steps.length > 0 && <span className="small muted"> · {line.steps.map(feeStepWords).join('; ')}</span>}</th>
            <td className="small">{line.basis}</td>
            <td className="money">{line.amountDong === null ? t('theo mức của tỉnh') : formatDong(line.amountDong)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot><tr><th scope="row" colSpan={2}>{t('Cộng')}</th><td className="money"><b>{totalDong === null ? t('cơ quan báo khi tiếp nhận') : formatDong(totalDong)}</b></td></tr></tfoot>
    </table>
  );
}
