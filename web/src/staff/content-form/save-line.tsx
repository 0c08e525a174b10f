import { showTime } from '../../text/dates.js';
import { t } from '../../text/language.js';
import type { Saving } from './use-saving.js';
import { ProblemLine } from '../settings/settings-page.js';

/** Whether everything is saved, and what to do when somebody else has saved meanwhile. */
export function SaveLine({ saving, onReload }: { saving: Saving; onReload: (whose: 'theirs' | 'mine') => void }) {
  const { state, savedAt, problem } = saving;
  const isStale = problem !== null && problem.status === 412;
  const words = { saved: savedAt === null ? t('Mọi thay đổi tự lưu.') : t('Đã lưu {{time}}', { time: showTime(savedAt.toISOString()) }), changed: t('Có thay đổi chưa lưu…'), saving: t('Đang lưu…'), failed: t('Chưa lưu được. Nội dung vẫn còn trên trang này.') };
  return (
    <div className="save-bar">
      <span role="status" className={state === 'failed' ? 'gold' : 'muted'}>{words[state]}</span>
      <button type="button" className="btn small push" disabled={state === 'saving' || state === 'saved'} onClick={() => void saving.save()}>{t('Lưu ngay')} <kbd>Ctrl S</kbd></button>
      {state === 'failed' && (
        <ProblemLine problem={problem}>
          {isStale && <span className="row"><button type="button" className="btn small" onClick={() => onReload('mine')}>{t('Giữ bản của tôi')}</button><button type="button" className="btn small" onClick={() => onReload('theirs')}>{t('Lấy bản của người kia')}</button></span>}
        </ProblemLine>
      )}
    </div>
  );
}
