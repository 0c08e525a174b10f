import type { quoteFees, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { post } from '../../api/client.js';
import { QueryStates } from '../../frame/query-states.js';
import { t } from '../../text/language.js';
import { showDong } from '../../text/money.js';
import { NO_CASE } from './filing-request.js';
import type { StepParts } from './filing-parts.js';
import { feeStepWords } from '../../fee-words/fee-step-words.js';

type Quote = RpcReply<typeof quoteFees>;

/** What it costs, line by line, and when it is paid. */
export function FeesStep({ procedure, draft }: StepParts) {
  const caseCode = draft.caseCode === NO_CASE ? null : draft.caseCode;
  const quote = useQuery({
    queryKey: ['fee-quote', procedure.code, caseCode], staleTime: 600_000,
    queryFn: () => post<Quote>('/api/v1/fee-quotes', { procedureCode: procedure.code, channel: 'online', ...(caseCode === null ? {} : { caseCode }) }),
  });
  return <QueryStates query={quote} waiting={t('Đang tính phí, lệ phí…')}>{(found) => <Quoted quote={found} note={procedure.feeNote} />}</QueryStates>;
}

function Quoted({ quote, note }: { quote: Quote; note: string }) {
  if (quote.free || quote.lines.length === 0) {
    return <section className="card pad stack" id="fees" tabIndex={-1}><p className="fee-total">{t('Không phải nộp')}</p>{note !== '' && <p className="muted">{note}</p>}</section>;
  }
  return (
    <section className="card pad stack" id="fees" tabIndex={-1}>
      <p className="fee-total">{quote.totalDong === null ? t('Cơ quan sẽ cho biết') : showDong(quote.totalDong)}</p>
      <ul className="plain fee-lines">
        {quote.lines.map(({ code, name, amountDong, steps, basis }) => (
          <li key={code}>
            <span><b>{name}</b><span className="small muted">{steps.map(feeStepWords).join('; ')}{basis !== '' && ` · ${basis}`}</span></span>
            <span>{amountDong === null ? t('sẽ báo sau') : showDong(amountDong)}</span>
          </li>
        ))}
      </ul>
      {note !== '' && <p className="muted">{note}</p>}
      <p className="now">{t('Chưa phải trả bây giờ. Khi cơ quan đã xem hồ sơ, số tiền đúng hiện ở "Hồ sơ của tôi" và bạn trả trực tuyến tại đó, hoặc tại quầy.')}</p>
    </section>
  );
}
