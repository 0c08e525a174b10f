import type { ProcedureBrief } from '@haicap/contracts';
import { lazy, Suspense } from 'react';
import { optionalPart } from '../../frame/optional-part.js';
import { QueryStates } from '../../frame/query-states.js';
import { usePageTitle } from '../../frame/page-title.js';
import { useView } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { t } from '../../text/language.js';
import { useBriefs } from '../../procedure-search/briefs-query.js';
import { BriefRow } from './answers.js';
import { EventTiles, GuideOf } from './life-events.js';
import { SearchBox } from './search-box.js';
import { useTypedText } from './typed-text.js';

const text = (value: unknown) => (typeof value === 'string' ? value : '');
/** What was typed (`tim`) and which event of life is open (`viec`). */
const VIEW = { parse: (search: unknown) => ({ tim: text((search as Record<string, unknown>)['tim']), viec: text((search as Record<string, unknown>)['viec']) }) };
// The words of the search are fetched once somebody searches, so that the first look stays small.
const loadFound = () => import('./found.js');
const Found = lazy(loadFound);
// Most people have no draft; the browser's store is opened after the first look.
const DraftList = optionalPart(async () => (await import('../../draft/draft-list.js')).DraftList);
const ASKED_OFTEN = ['1.001193', '2.000815', '1.004873', '1.000894', '2.000635', '1.004194'];

/** One box, and the answer below it: what it costs, how long it takes, what to bring, who decides. */
export function HomePage() {
  usePageTitle(t('Dịch vụ công của tỉnh'));
  const [{ tim, viec }, setView] = useView(VIEW);
  const box = useTypedText(tim, (typed) => setView({ tim: typed, viec: '' }));
  const procedures = useBriefs();
  return (
    <>
      <div className="hero">
        <h1>{t('Bạn cần làm gì?')}</h1>
        <SearchBox typed={box.typed} onBegin={() => void loadFound()} onType={box.type} onRest={box.settle} />
      </div>
      <Suspense fallback={null}><DraftList /></Suspense>
      <QueryStates query={procedures} waiting={t('Đang tải danh mục thủ tục…')}>
        {(briefs) => (box.typed.trim() === ''
          ? <Offers briefs={briefs} event={viec} onEvent={(id) => setView({ viec: id }, 'push')} />
          : <Suspense fallback={<p className="muted" role="status">{t('Đang tìm…')}</p>}><Found briefs={briefs} typed={box.typed} /></Suspense>)}
      </QueryStates>
      <Doors />
    </>
  );
}

function Offers({ briefs, event, onEvent }: { briefs: readonly ProcedureBrief[]; event: string; onEvent: (id: string) => void }) {
  const often = ASKED_OFTEN.flatMap((code) => briefs.find((brief) => brief.code === code) ?? []);
  if (event !== '') return <GuideOf event={event} briefs={briefs} onBack={() => onEvent('')} />;
  return (
    <>
      <section aria-labelledby="events" className="stack">
        <h2 id="events">{t('Chưa biết tên thủ tục? Chọn việc của bạn')}</h2>
        <EventTiles onEvent={onEvent} />
      </section>
      {often.length > 0 && (
        <section aria-labelledby="often" className="stack">
          <h2 id="often">{t('Nhiều người hỏi')}</h2>
          <ul className="plain card rows-list">{often.map((brief) => <BriefRow key={brief.code} brief={brief} />)}</ul>
        </section>
      )}
    </>
  );
}

function Doors() {
  return (
    <ul className="plain doors">
      <li><PageLink className="card pad door" to={PATHS.tracking}><b>{t('Tra cứu hồ sơ')}</b><span className="muted">{t('Bằng mã trên giấy tiếp nhận hoặc mã QR')}</span></PageLink></li>
      <li><PageLink className="card pad door" to={PATHS.ownDossiers}><b>{t('Hồ sơ của tôi')}</b><span className="muted">{t('Mọi hồ sơ bạn đã nộp bằng tài khoản')}</span></PageLink></li>
      <li><PageLink className="card pad door" to={PATHS.verify}><b>{t('Kiểm tra kết quả')}</b><span className="muted">{t('Giấy tờ điện tử có đúng do cơ quan cấp không')}</span></PageLink></li>
      <li><PageLink className="card pad door" to={PATHS.province}><b>{t('Số liệu toàn tỉnh')}</b><span className="muted">{t('Tiếp nhận, giải quyết, đúng hạn của từng xã, phường')}</span></PageLink></li>
    </ul>
  );
}
