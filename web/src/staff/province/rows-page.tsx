import { dossierStep, figureName, FIGURES_OF_PERIODS, type Dossier, type FigureName } from '@haicap/contracts';
import { formatCount } from '@haicap/kernel';
import { useInfiniteQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { EmptyState } from '../../frame/page-states.js';
import { usePageTitle } from '../../frame/page-title.js';
import { QueryStates } from '../../frame/query-states.js';
import { useView } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { readsDossiers } from '../../session/permissions.js';
import type { OwnAccount } from '../../session/session-keeper.js';
import { useUnitNames } from '../../session/posts.js';
import { showDay, showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { STATUS_WORDS } from '../dossier-words/status-words.js';
import { RemindButton, remindsUnitOf } from '../reminders/remind-button.js';
import type { Cell } from './cell.js';
import { rowsQuery } from './lead-query.js';
import { SaveTable, type Table } from './save-table.js';
import { STEP_WORDS } from './step-words.js';
import './lead.css';

const day = z.iso.date().optional().catch(undefined);
const words = z.string().max(200).optional().catch(undefined);
const rowsView = z.object({
  figure: figureName.catch('open'), step: dossierStep.optional().catch(undefined), from: day, asOf: day,
  unit: z.uuid().optional().catch(undefined), unitName: words, procedureCode: words, procedureName: words,
});
type RowsView = z.infer<typeof rowsView>;

const FIGURE_WORDS: Readonly<Record<FigureName, string>> = {
  received: t('Hồ sơ đã tiếp nhận'), resolved: t('Hồ sơ đã giải quyết'), 'on-time': t('Hồ sơ đúng hoặc trước hạn'), late: t('Hồ sơ giải quyết muộn'), withdrawn: t('Hồ sơ rút hoặc dừng'),
  refused: t('Hồ sơ không được tiếp nhận'), open: t('Hồ sơ còn lại'), overdue: t('Hồ sơ quá hạn'), 'due-within-3-days': t('Hồ sơ đến hạn trong 3 ngày'), waiting: t('Hồ sơ đã nộp, chờ tiếp nhận'),
  'at-step': t('Hồ sơ đang ở bước'),
};
/** What an office can still do something about. */
const REMINDED: readonly FigureName[] = ['open', 'overdue', 'due-within-3-days', 'at-step'];
const TIMELINESS_WORDS = { early: t('trước hạn'), 'on-time': t('đúng hạn'), late: t('muộn') } as const;

/** The dossiers behind one number. */
export function RowsPage() {
  return <ForSignedIn isFor={readsDossiers}>{(account) => <Rows account={account} />}</ForSignedIn>;
}

function Rows({ account }: { account: OwnAccount }) {
  const [view] = useView(rowsView);
  const title = titleOf(view);
  usePageTitle(title);
  const query = useInfiniteQuery(rowsQuery(questionOf(view)));
  return (
    <>
      <div>
        <p className="small"><PageLink to={PATHS.lead}>{t('Toàn tỉnh')}</PageLink></p>
        <h1>{title}</h1>
        <p className="muted">{[view.unitName, view.procedureName, periodWords(view)].filter((part) => part !== undefined).join(' · ')}</p>
      </div>
      <section className="card pad" aria-label={title}>
        <QueryStates query={query} waiting={t('Đang tải hồ sơ…')}>
          {({ pages }) => <Found items={pages.flatMap(({ items }) => items)} title={title} reminds={REMINDED.includes(view.figure) ? (dossier) => remindsUnitOf(account, dossier) : () => false} more={query.hasNextPage} busy={query.isFetchingNextPage} onMore={() => void query.fetchNextPage()} />}
        </QueryStates>
      </section>
    </>
  );
}

const isOfPeriod = (figure: FigureName): boolean => FIGURES_OF_PERIODS.includes(figure);
const titleOf = ({ figure, step }: RowsView) => (figure === 'at-step' ? `${FIGURE_WORDS[figure]} ${STEP_WORDS[step ?? 'process']}` : FIGURE_WORDS[figure]);

function questionOf({ figure, step, from, asOf, unit, procedureCode }: RowsView) {
  return {
    figure, ...(figure === 'at-step' ? { step: step ?? 'process' } : {}), ...(isOfPeriod(figure) && from !== undefined && asOf !== undefined ? { from, asOf } : {}),
    ...(unit === undefined ? {} : { unit }), ...(procedureCode === undefined ? {} : { procedureCode }),
  } as const;
}

function periodWords({ figure, from, asOf }: RowsView): string {
  if (!isOfPeriod(figure)) return t('lúc này');
  if (from === undefined || asOf === undefined) return t('hôm nay');
  return from === asOf ? showDay(from) : `${showDay(from)} – ${showDay(asOf)}`;
}

interface FoundProps { readonly items: readonly Dossier[]; readonly title: string; readonly reminds: (dossier: Dossier) => boolean; readonly more: boolean; readonly busy: boolean; readonly onMore: () => void }

function Found({ items, title, reminds, more, busy, onMore }: FoundProps) {
  const unitIds = [...new Set(items.map(({ competentUnitId }) => competentUnitId))];
  const unitNames = useUnitNames(unitIds);
  const names = new Map(unitIds.map((unitId, at) => [unitId, unitNames[at] ?? '']));
  if (items.length === 0) return <EmptyState title={t('Không có hồ sơ nào')}>{t('Con số này đang là 0 trong phạm vi bạn được xem.')}</EmptyState>;
  const rows = items.map((one) => ({ one, cells: [one.code, one.procedureName, names.get(one.competentUnitId) ?? '', STATUS_WORDS[one.status], ...datesOf(one)] as const }));
  const head = [t('Mã hồ sơ'), t('Thủ tục'), t('Đơn vị giải quyết'), t('Trạng thái'), t('Tiếp nhận'), t('Hẹn trả'), t('Xong')];
  const withReminder = items.some(reminds);
  return (
    <>
      <div className="top"><p className="muted" role="status">{more ? t('{{n}} hồ sơ đầu, còn nữa', { n: formatCount(items.length) }) : t('{{n}} hồ sơ', { n: formatCount(items.length) })}</p><SaveTable table={() => dossierTable(title, items, names)} /></div>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={title}>
        <table className="rows text">
          <thead><tr>{head.map((label) => <th key={label} scope="col">{label}</th>)}{withReminder && <th scope="col" className="no-print">{t('Nhắc đơn vị')}</th>}</tr></thead>
          <tbody>{rows.map(({ one, cells: [code, ...rest] }) => <tr key={one.dossierId}><th scope="row"><PageLink to={`${PATHS.worklist}/${one.dossierId}`}>{code}</PageLink></th>{rest.map((cell, at) => <td key={head[at + 1]} className={one.timeliness === 'late' && at === rest.length - 1 ? 'lacquer' : undefined}>{cell}</td>)}{withReminder && <td className="no-print">{reminds(one) && <RemindButton dossier={one} />}</td>}</tr>)}</tbody>
        </table>
      </div>
      {more && <button type="button" className="btn" disabled={busy} onClick={onMore}>{t('Xem thêm')}</button>}
    </>
  );
}

function datesOf({ receivedAt, dueOn, completedAt, timeliness }: Dossier): readonly [string, string, string] {
  const done = completedAt === null ? '' : `${showInstant(completedAt)}${timeliness === null ? '' : `, ${TIMELINESS_WORDS[timeliness]}`}`;
  return [receivedAt === null ? '' : showInstant(receivedAt), dueOn === null ? '' : showDay(dueOn), done];
}

/** The rows that are shown. Days and instants stay such, so whether a dossier was late has a column of its own. */
function dossierTable(name: string, items: readonly Dossier[], unitNames: ReadonlyMap<string, string>): Table {
  const head = [t('Mã hồ sơ'), t('Thủ tục'), t('Đơn vị giải quyết'), t('Trạng thái'), t('Tiếp nhận'), t('Hẹn trả'), t('Xong'), t('Đúng hạn')];
  const instantCell = (instant: string | null): Cell => (instant === null ? '' : { instant });
  return {
    name, head,
    rows: items.map(({ code, procedureName, competentUnitId, status, receivedAt, dueOn, completedAt, timeliness }) => [
      code, procedureName, unitNames.get(competentUnitId) ?? '', STATUS_WORDS[status], instantCell(receivedAt), dueOn === null ? '' : { day: dueOn }, instantCell(completedAt),
      timeliness === null ? '' : TIMELINESS_WORDS[timeliness],
    ]),
  };
}
