import { useState } from 'react';
import type { PhotoPage } from '../../draft/draft.js';
import { t } from '../../text/language.js';
import { raisePage, removePage, sendPages, turnPage, type PaperPlace } from './paper-work.js';
import { notKept } from './taking.js';

interface PhotoPagesProps {
  readonly place: PaperPlace;
  readonly photos: readonly PhotoPage[];
  readonly name: string;
  /** What could not be taken; nothing at a new try. */
  readonly onProblems: (problems: readonly string[]) => void;
}

/** The photographed pages of a paper, in order. Sent, they are one PDF. */
export function PhotoPages({ place, photos, name, onProblems }: PhotoPagesProps) {
  const [isSending, setSending] = useState(false);
  if (photos.length === 0) return null;
  const send = () => {
    setSending(true);
    void sendPages(place, photos, name).catch(() => [notKept(name)]).then(onProblems).finally(() => setSending(false));
  };
  return (
    <>
      <ol className="plain photos" aria-label={t('Các trang đã chụp: {{name}}', { name })}>
        {photos.map((photo, index) => <OnePage key={photo.pageId} photo={photo} number={index + 1} place={place} />)}
      </ol>
      <p className="small muted">{t('Kiểm tra: đọc rõ chữ, đủ bốn góc, không lóa.')}</p>
      <button type="button" className="btn primary" disabled={isSending} onClick={send}>{t('Dùng {{count}} trang này', { count: photos.length })}</button>
    </>
  );
}

function OnePage({ photo: { pageId, thumb, turns }, number, place }: { photo: PhotoPage; number: number; place: PaperPlace }) {
  return (
    <li className="photo">
      <span className="photo-frame"><img src={thumb} alt={t('Trang {{number}}', { number })} style={{ transform: `rotate(${turns * 90}deg)` }} /></span>
      <span className="photo-acts">
        <b>{t('Trang {{number}}', { number })}</b>
        <button type="button" className="btn" aria-label={t('Xoay trang {{number}}', { number })} onClick={() => void turnPage(place, pageId)}>↻ {t('Xoay')}</button>
        {number > 1 && <button type="button" className="btn" aria-label={t('Đưa trang {{number}} lên trước', { number })} onClick={() => void raisePage(place, pageId)}>↑ {t('Lên')}</button>}
        <button type="button" className="btn" aria-label={t('Bỏ trang {{number}}', { number })} onClick={() => void removePage(place, pageId)}>✕ {t('Bỏ')}</button>
      </span>
    </li>
  );
}
