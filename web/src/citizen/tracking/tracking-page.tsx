import { Suspense, useEffect, useState } from 'react';
import { post, ProblemError, type Problem } from '../../api/client.js';
import { followStream } from '../../api/event-stream.js';
import { optionalPart } from '../../frame/optional-part.js';
import { usePageTitle } from '../../frame/page-title.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { t } from '../../text/language.js';
import { askedBy, keysFrom, opens, type Keys } from './keys.js';
import { TakeAlong } from './take-along.js';
import { TrackedDossier, type Tracked } from './tracked-dossier.js';
import { TrackingForm } from './tracking-form.js';

// Most people only look; the form comes with a dossier that has ended.
const RateTracked = optionalPart(async () => (await import('../rating/rate-tracked.js')).RateTracked);

/** A dossier by what stands on its receipt: typed, or scanned as a QR code. */
export function TrackingPage() {
  usePageTitle(t('Tra cứu hồ sơ'));
  const [keys, setKeys] = useState<Keys>(() => keysFrom(window.location.hash));
  const [tracked, setTracked] = useState<Tracked | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asking, setAsking] = useState(false);

  const ask = async (wanted: Keys) => {
    setAsking(true);
    setProblem(null);
    try {
      setTracked(await post<Tracked>('/api/v1/tracking', askedBy(wanted)));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setTracked(null);
      setProblem(error.problem);
    } finally {
      setAsking(false);
    }
  };

  useEffect(() => {
    // Also when a second receipt is scanned into the page that is open: that changes what follows the # and loads nothing.
    const openScanned = () => {
      const scanned = keysFrom(window.location.hash);
      if (!opens(scanned)) return;
      setKeys(scanned);
      void ask(scanned);
    };
    openScanned();
    window.addEventListener('hashchange', openScanned);
    return () => window.removeEventListener('hashchange', openScanned);
  }, []);
  useLiveTracking(tracked, keys, setTracked);

  const form = <TrackingForm keys={keys} asking={asking} problem={problem} onType={setKeys} onAsk={() => void ask(keys)} />;
  return (
    <>
      <h1>{t('Tra cứu hồ sơ')}</h1>
      {tracked === null && form}
      <div aria-live="polite">{tracked !== null && <TrackedDossier tracked={tracked} />}</div>
      {tracked !== null && (
        <>
          {tracked.missing.length > 0 && <HowToSupply tracked={tracked} />}
          {tracked.rating?.mayRate === true && <Suspense fallback={null}><RateTracked key={tracked.dossierId} keys={askedBy(keys)} /></Suspense>}
          <TakeAlong tracked={tracked} keys={askedBy(keys)} />
          <details className="other-dossier"><summary>{t('Tra cứu hồ sơ khác')}</summary>{form}</details>
        </>
      )}
      <p className="small muted">{t('Bạn nộp bằng tài khoản?')} <PageLink to={PATHS.ownDossiers}>{t('Xem mọi hồ sơ của bạn')}</PageLink></p>
    </>
  );
}

/** Papers are sent only by somebody who is identified (Decision 29/2026/QĐ-TTg, Decree 310/2026/NĐ-CP): the codes of a receipt say which dossier, not who. */
function HowToSupply({ tracked: { receivingUnitName: unit } }: { tracked: Tracked }) {
  return (
    <section className="card pad stack" aria-labelledby="how-to-supply">
      <h2 id="how-to-supply">{t('Bổ sung bằng cách nào')}</h2>
      <ul className="bring">
        <li>{t('Nộp bằng tài khoản: bấm "Bổ sung" ở giấy còn thiếu, đăng nhập bằng tài khoản định danh đã nộp hồ sơ, chụp ảnh và gửi.')}</li>
        <li>{t('Nộp tại quầy: mang giấy còn thiếu đến {{unit}}. Theo quy định, gửi giấy tờ qua mạng phải đăng nhập bằng tài khoản định danh; mã tra cứu chỉ cho biết hồ sơ nào, không cho biết ai gửi.', { unit })}</li>
      </ul>
    </section>
  );
}

function useLiveTracking(tracked: Tracked | null, keys: Keys, show: (tracked: Tracked) => void): void {
  const followed = tracked?.dossierId;
  useEffect(() => {
    if (followed === undefined) return undefined;
    return followStream('/api/v1/tracking/stream', {
      headers: keys.token === '' ? { 'x-tracking-code': keys.code.trim(), 'x-tracking-secret': keys.secret.trim() } : { 'x-tracking-token': keys.token },
      onState: () => undefined,
      // A new step is only the news; the whole answer is asked again so that status and due date move with it.
      onEvent: () => void post<Tracked>('/api/v1/tracking', askedBy(keys)).then(show, () => undefined),
    });
    // The stream belongs to the dossier that was found, not to what is being typed meanwhile.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [followed]);
}
