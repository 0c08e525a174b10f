import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { followStream } from '../../api/event-stream.js';
import { usePageTitle } from '../../frame/page-title.js';
import { QueryStates } from '../../frame/query-states.js';
import { useParam } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { askAsPerson } from '../../session/as-person.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { t } from '../../text/language.js';
import { ownPath, TrackedDossier, type Tracked } from '../tracking/tracked-dossier.js';
import { OwnPapers } from './own-papers.js';
import { OwnResults } from './own-results.js';

/** One of the own dossiers: where it stands, what to do, the result, papers to keep, and who looked at it. */
export function OwnDossierPage() {
  const dossierId = useParam('dossierId');
  usePageTitle(t('Hồ sơ của tôi'));
  return (
    <>
      <p><PageLink to={PATHS.ownDossiers}>{t('Mọi hồ sơ của tôi')}</PageLink></p>
      <h1 className="sr">{t('Hồ sơ của tôi')}</h1>
      <ForSignedIn isFor={({ kind }) => kind === 'citizen'}>{() => <OwnDossier key={dossierId} dossierId={dossierId} />}</ForSignedIn>
    </>
  );
}

const HAS_RESULT: ReadonlySet<Tracked['status']> = new Set(['issued', 'completed', 'result-returned', 'result-withdrawn']);
const HAS_ENDED_WELL: ReadonlySet<Tracked['status']> = new Set(['completed', 'result-returned']);

function OwnDossier({ dossierId }: { dossierId: string }) {
  const tracked = useQuery({ queryKey: ['own-dossier', dossierId], queryFn: () => askAsPerson<Tracked>(`/api/v1/me/dossiers/${dossierId}`) });
  const { refetch } = tracked;
  useEffect(() => followStream(`/api/v1/dossiers/${dossierId}/timeline`, {
    onState: () => undefined,
    // A new step is only the news; the whole answer is asked again so that status and due date move with it.
    onEvent: () => void refetch(),
  }), [dossierId, refetch]);
  return (
    <QueryStates query={tracked} waiting={t('Đang tải hồ sơ…')}>
      {(found) => (
        <>
          <TrackedDossier tracked={found} />
          {HAS_RESULT.has(found.status) && <OwnResults dossierId={dossierId} />}
          {HAS_ENDED_WELL.has(found.status) && (
            <section className="card pad top"><p>{t('Cơ quan phục vụ bạn thế nào?')}</p><PageLink className="btn" to={ownPath(dossierId, 'danh-gia')}>{t('Đánh giá')}</PageLink></section>
          )}
          <OwnPapers tracked={found} />
          <ul className="plain card rows-list">
            <li><PageLink className="row-link" to={ownPath(dossierId, 'le-phi')}><b>{t('Phí, lệ phí và biên lai')}</b></PageLink></li>
            <li><PageLink className="row-link" to={`${PATHS.looks}?ho-so=${dossierId}`}><b>{t('Ai đã xem hồ sơ này')}</b></PageLink></li>
          </ul>
        </>
      )}
    </QueryStates>
  );
}
