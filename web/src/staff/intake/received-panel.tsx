import type { RpcReply, receiveDossier } from '@haicap/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { dueReasonWords } from '../../due-words/due-reasons.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { showClock, showWeekday } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { useCommand } from '../keyboard/commands.js';
import { Keys } from '../keyboard/keys.js';
import { printPaper } from '../prints/print-paper.js';
import { stopwatch } from './clock.js';

export type Reply = RpcReply<typeof receiveDossier>;
type Printing = 'printing' | 'printed' | 'failed';

/** What was received, while its receipt prints. */
export function ReceivedPanel({ reply: { dossier, trackingSecret, warnings }, seconds, onNext }: { reply: Reply; seconds: number; onNext: () => void }) {
  const [printing, setPrinting] = useState<Printing>('printing');
  const next = useRef<HTMLButtonElement>(null);
  const print = useCallback(() => {
    setPrinting('printing');
    printPaper(dossier.dossierId, 'receipt-slip', 'A5').then(() => setPrinting('printed'), () => setPrinting('failed'));
  }, [dossier.dossierId]);
  const begun = useRef(false);
  useEffect(() => {
    // The receipt prints once, also where effects run twice.
    if (begun.current) return;
    begun.current = true;
    next.current?.focus();
    print();
  }, [print]);
  useCommand({ id: 'intake-print', label: t('In lại giấy hẹn'), keys: 'p', run: print });
  useCommand({ id: 'intake-next', label: t('Hồ sơ tiếp theo'), keys: 'f2', inFields: true, run: onNext });
  return (
    <section className="card pad received" aria-labelledby="received">
      <p className="tag ok">✓ {t('Đã tiếp nhận trong {{time}}', { time: stopwatch(seconds) })}</p>
      <h2 id="received" className="received-code">{dossier.code}</h2>
      <p>{dossier.procedureName} · {dossier.applicantName}</p>
      <p className="promise-day">{dossier.dueAt === null || dossier.dueOn === null ? t('Không hẹn ngày trả') : t('Hẹn trả {{time}}', { time: `${showClock(dossier.dueAt)}, ${showWeekday(dossier.dueOn)}` })}</p>
      <p className="small muted">{dueReasonWords(dossier.dueReasons).join('; ')}</p>
      <p>{t('Mã tra cứu:')} <b className="tracking-secret">{trackingSecret}</b> <span className="small muted">{t('cùng mã QR in trên giấy hẹn')}</span></p>
      {warnings.length > 0 && <p className="small gold">◆ {t('Số định danh có điểm chưa khớp; đã ghi nhận và không chặn.')}</p>}
      <p role="status" className={printing === 'failed' ? 'gold' : 'muted'}>{PRINTING[printing]}</p>
      <div className="row no-print">
        <button ref={next} type="button" className="btn primary" onClick={onNext}>{t('Hồ sơ tiếp theo')}<Keys keys="f2" /></button>
        <button type="button" className="btn" onClick={print}>{t('In lại giấy hẹn')}<Keys keys="p" /></button>
        {printing === 'failed' && <button type="button" className="btn" onClick={() => window.print()}>{t('In trang này thay thế')}</button>}
        <PageLink to={`${PATHS.worklist}/${dossier.dossierId}`} className="btn">{t('Mở hồ sơ')}</PageLink>
      </div>
    </section>
  );
}

const PRINTING: Readonly<Record<Printing, string>> = {
  printing: t('Đang in giấy tiếp nhận và hẹn trả (A5)…'), printed: t('Đã gửi giấy tiếp nhận và hẹn trả đến máy in.'),
  failed: t('Chưa in được giấy hẹn. Hồ sơ đã được tiếp nhận và không mất; in lại, hoặc in trang này thay thế.'),
};
