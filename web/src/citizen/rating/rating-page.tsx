import type { GivenRating } from '@haicap/contracts';
import { useState } from 'react';
import { usePageTitle } from '../../frame/page-title.js';
import { useParam } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { t } from '../../text/language.js';
import { RatingForm, RatingGiven } from './rating-form.js';

/** How an office served somebody, once the dossier has ended. */
export function RatingPage() {
  const dossierId = useParam('dossierId');
  usePageTitle(t('Đánh giá'));
  return (
    <>
      <p><PageLink to={`${PATHS.ownDossiers}/${dossierId}`}>{t('‹ Về hồ sơ')}</PageLink></p>
      <ForSignedIn isFor={({ kind }) => kind === 'citizen'}>{() => <Rating dossierId={dossierId} />}</ForSignedIn>
    </>
  );
}

function Rating({ dossierId }: { dossierId: string }) {
  const [given, setGiven] = useState<GivenRating | null>(null);
  if (given === null) return <><h1>{t('Cơ quan phục vụ bạn thế nào?')}</h1><RatingForm path={`/api/v1/me/dossiers/${dossierId}/rating`} proof={{}} onGiven={setGiven} /></>;
  return (
    <>
      <h1>{t('Cảm ơn bạn đã đánh giá')}</h1>
      <RatingGiven given={given} onChange={() => setGiven(null)} />
      <p><PageLink className="btn" to={PATHS.ownDossiers}>{t('Hồ sơ của tôi')}</PageLink></p>
    </>
  );
}
