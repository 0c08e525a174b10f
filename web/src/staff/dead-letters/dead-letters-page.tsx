import type { DeadLetterPage } from '@haicap/contracts';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { EmptyState } from '../../frame/page-states.js';
import { useView } from '../../frame/view.js';
import { ProblemNotice } from '../../problem-notice.js';
import { askAsPerson, useWriting } from '../../session/as-person.js';
import { administers } from '../../session/permissions.js';
import { showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { Field } from '../settings/field.js';
import { ProblemLine, SettingsPage } from '../settings/settings-page.js';
import { reasonWords, STATE_WORDS, type Letter } from './letter-words.js';

const KEY = 'dead-letters';
const LOOK_AGAIN_MS = 2_000;
const view = z.object({ xem: z.enum(['dang-giu', 'tat-ca']).catch('dang-giu') });
const mayAsk = ({ state }: Letter) => state === 'open' || state === 'failed';

/** Facts that a service could not apply: why, what waits behind, and applying them again once the cause is mended. */
export function DeadLettersPage() {
  const [{ xem }, change] = useView(view);
  return (
    <SettingsPage title={t('Sự kiện bị giữ lại')} isFor={administers} lead={t('Một sự kiện chưa áp dụng được thì chỉ hồ sơ hoặc đối tượng đó đứng lại ở dịch vụ nhận; mọi việc khác vẫn chạy. Sửa nguyên nhân, rồi áp dụng lại.')}>
      {() => (
        <>
          <Field label={t('Hiện')}>{(ids) => (
            <select {...ids} value={xem} onChange={(event) => change({ xem: event.target.value as 'dang-giu' | 'tat-ca' })}>
              <option value="dang-giu">{t('Đang giữ lại')}</option><option value="tat-ca">{t('Cả những sự kiện đã áp dụng')}</option>
            </select>
          )}</Field>
          <Letters applied={xem === 'tat-ca'} />
        </>
      )}
    </SettingsPage>
  );
}

function Letters({ applied }: { applied: boolean }) {
  const queries = useQueryClient();
  const writing = useWriting();
  const found = useInfiniteQuery({
    queryKey: [KEY, applied], initialPageParam: '',
    queryFn: ({ pageParam }) => askAsPerson<DeadLetterPage>(`/api/v1/dead-letters?${new URLSearchParams({ limit: '50', ...(applied ? { applied: 'true' } : {}), ...(pageParam === '' ? {} : { cursor: pageParam }) }).toString()}`),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // While one is being applied, what became of it is seconds away.
    refetchInterval: ({ state }) => (state.data?.pages.some(({ items }) => items.some((letter) => letter.state === 'asked')) === true ? LOOK_AGAIN_MS : false),
  });
  if (found.isError) return <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <p className="muted" role="status">{t('Đang tải các sự kiện…')}</p>;
  const letters = found.data.pages.flatMap(({ items }) => items);
  const missing = found.data.pages.at(-1)?.missing ?? [];
  const open = letters.filter(mayAsk);
  const replay = async (wanted: readonly Letter[]) => {
    for (const { service, letterId } of wanted) {
      if ((await writing.run({ method: 'POST', path: `/api/v1/dead-letters/${service}/${letterId}/replay`, body: {} })) === undefined) break;
    }
    await queries.invalidateQueries({ queryKey: [KEY] });
  };
  return (
    <section className="stack" aria-label={t('Các sự kiện bị giữ lại')}>
      {missing.length > 0 && <p role="alert">{t('Chưa hỏi được: {{services}}.', { services: missing.join(', ') })}</p>}
      <ProblemLine problem={writing.problem}>{t('Các sự kiện khác không bị ảnh hưởng.')}</ProblemLine>
      {letters.length === 0 ? (
        <div className="card"><EmptyState title={t('Không có sự kiện nào bị giữ lại')}>{t('Mọi dịch vụ đã áp dụng hết những gì các dịch vụ khác báo. Khi có một sự kiện không áp dụng được, nó hiện ở đây với lý do và nút áp dụng lại.')}</EmptyState></div>
      ) : (
        <>
          {open.length > 1 && <p><button type="button" className="btn primary" disabled={writing.busy} onClick={() => void replay(open)}>{t('Áp dụng lại {{count}} sự kiện', { count: open.length })}</button></p>}
          <ul className="plain stack">{letters.map((letter) => <LetterCard key={`${letter.service} ${letter.letterId}`} letter={letter} busy={writing.busy} onReplay={() => void replay([letter])} />)}</ul>
        </>
      )}
      {found.hasNextPage && <p><button type="button" className="btn" disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t('Xem thêm sự kiện')}</button></p>}
    </section>
  );
}

function LetterCard({ letter, busy, onReplay }: { letter: Letter; busy: boolean; onReplay: () => void }) {
  const { service, source, type, aggregateId, version, reason, attempts, at, waiting, state } = letter;
  return (
    <li className="card pad stack">
      <div className="top">
        <b>{t('{{service}} chưa áp dụng được sự kiện của {{source}}', { service, source })}</b>
        <span className="tag none">{STATE_WORDS[state]}</span>
      </div>
      <p>{reasonWords(letter)}</p>
      {waiting > 0 && <p>{t('{{count}} sự kiện sau nó đang chờ.', { count: waiting })}</p>}
      <p className="small muted">{[type, aggregateId, version === null ? '' : t('phiên bản {{version}}', { version }), t('{{count}} lần thử', { count: attempts }), showInstant(at)].filter((word) => word !== null && word !== '').join(' · ')}</p>
      <p className="xs muted">{reason}</p>
      {mayAsk(letter) && <p><button type="button" className="btn" disabled={busy} onClick={onReplay}>{t('Áp dụng lại sự kiện này')}</button></p>}
    </li>
  );
}
