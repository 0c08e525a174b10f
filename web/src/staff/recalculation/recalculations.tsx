import type { listRecalculations, Recalculation, RpcReply } from '@haicap/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { EmptyState } from '../../frame/page-states.js';
import { QueryStates } from '../../frame/query-states.js';
import { askAsPerson, useWriting } from '../../session/as-person.js';
import { showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { Field } from '../settings/field.js';
import { ProblemLine } from '../settings/settings-page.js';
import { OneRecalculation } from './one-recalculation.js';
import { isOpen, REASON_WORDS, STATUS_WORDS } from './recalculation-words.js';
import { whichToShow } from './which-to-show.js';

interface RecalculationsProps {
  readonly mayChange: boolean;
  readonly reasonCode: Recalculation['reasonCode'];
  readonly document: string;
  /** Only of one unit; of the whole province when absent. */
  readonly unitId?: string;
}

const LIST = ['recalculations'];
/** A published calendar makes the service compute a preview by itself. */
const LOOK_AGAIN_MS = 4_000;
const PATH = '/api/v1/deadline-recalculations';

/** What a changed calendar does to the appointments of open dossiers: computed first, applied only when somebody says so. */
export function Recalculations({ mayChange, reasonCode, document, unitId }: RecalculationsProps) {
  const queries = useQueryClient();
  const list = useQuery({ queryKey: LIST, queryFn: () => askAsPerson<RpcReply<typeof listRecalculations>>(`${PATH}?limit=20`), refetchInterval: LOOK_AGAIN_MS });
  const [shown, setShown] = useState<string | null>(null);
  const [decided, setDecided] = useState<string | null>(null);
  const refresh = () => void queries.invalidateQueries({ queryKey: LIST });
  return (
    <section className="card pad stack" aria-label={t('Tính lại ngày hẹn')}>
      <div><h2>{t('Tính lại ngày hẹn')}</h2><p className="small muted">{t('Tính thử trước, không hồ sơ nào đổi. Ngày hẹn đầu trên giấy tiếp nhận luôn được giữ.')}</p></div>
      <QueryStates query={list} waiting={t('Đang tải các lần tính lại…')}>
        {({ items }) => {
          const own = unitId === undefined ? items : items.filter((one) => one.unitId === unitId);
          const open = own.find(({ status }) => isOpen(status));
          const current = whichToShow({ asked: shown, open: open?.recalculationId, decided });
          return (
            <>
              {mayChange && open === undefined && <Preview reasonCode={reasonCode} document={document} unitId={unitId} onMade={() => { setShown(null); refresh(); }} />}
              {current !== null && <OneRecalculation key={current} recalculationId={current} mayChange={mayChange} onChanged={() => { setDecided(current); refresh(); }} />}
              {own.length === 0 ? <EmptyState title={t('Chưa tính lại lần nào')}>{t('Sau khi công bố lịch hoặc ghi ngày ngừng làm việc, tính thử để biết bao nhiêu hồ sơ đổi ngày hẹn.')}</EmptyState> : <Past items={own} current={current} onShow={setShown} />}
            </>
          );
        }}
      </QueryStates>
    </section>
  );
}

function Preview({ reasonCode, document, unitId, onMade }: Omit<RecalculationsProps, 'mayChange' | 'unitId'> & { unitId: string | undefined; onMade: () => void }) {
  const [decision, setDecision] = useState(document);
  const writing = useWriting();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const made = await writing.run<Recalculation>({ method: 'POST', path: PATH, body: { reasonCode, document: decision.trim(), ...(unitId === undefined ? {} : { unitId }) } });
    if (made !== undefined) onMade();
  };
  return (
    <form className="filters" onSubmit={(event) => void submit(event)}>
      <Field className="grow" label={t('Theo văn bản')}>{(ids) => <input {...ids} required minLength={3} maxLength={200} value={decision} onChange={(event) => setDecision(event.target.value)} />}</Field>
      <button type="submit" className="btn" disabled={writing.busy}>{writing.busy ? t('Đang bắt đầu…') : t('Tính thử')}</button>
      <ProblemLine problem={writing.problem} />
    </form>
  );
}

function Past({ items, current, onShow }: { items: readonly Recalculation[]; current: string | null; onShow: (recalculationId: string) => void }) {
  return (
    <details>
      <summary>{t('Các lần đã tính ({{count}})', { count: items.length })}</summary>
      <ul className="pick">
        {items.map(({ recalculationId, status, reasonCode, document, createdAt, moved, toMove }) => (
          <li key={recalculationId}>
            <button type="button" aria-pressed={recalculationId === current} onClick={() => onShow(recalculationId)}>
              <span>{document} <span className={`tag ${STATUS_WORDS[status].look}`}>{STATUS_WORDS[status].words}</span></span>
              <small className="muted">{REASON_WORDS[reasonCode]} · {showInstant(createdAt)} · {t('{{moved}} trên {{toMove}} hồ sơ đã đổi', { moved, toMove })}</small>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
