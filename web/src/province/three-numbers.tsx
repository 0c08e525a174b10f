import type { Figures } from '@haicap/contracts';
import { formatCount, formatOnTimeRate } from '@haicap/kernel';
import { endedWords } from './ended-words.js';
import { t } from '../text/language.js';

/** The three numbers of a province, each with its definition, and the backlog that always stands beside the rate. */
export function ThreeNumbers({ figures, asOfWords }: { figures: Figures; asOfWords: string }) {
  const inTime = figures.open - figures.overdue - figures.dueWithin3Days;
  const rate = formatOnTimeRate(figures);
  return (
    <section className="card three" aria-label={t('Ba con số của tỉnh')}>
      <Number label={t('Tiếp nhận')} value={formatCount(figures.received)} note={t('mọi kênh, tính theo ngày tiếp nhận')} />
      <Number label={t('Đã giải quyết')} value={formatCount(figures.resolved)} note={t('xử lý xong trong kỳ, tính theo ngày xong')} />
      <Number label={t('Đúng hạn trên số đã giải quyết')} value={rate} note={t('{{onTime}} đúng hoặc trước hạn · {{late}} muộn', { onTime: formatCount(figures.onTime), late: formatCount(figures.late) })} />
      <div>
        <p className="small muted">{t('Còn lại {{asOf}}', { asOf: asOfWords })}</p>
        <p className="n backlog">{formatCount(figures.open)}</p>
        <Shares parts={[['in', inTime], ['soon', figures.dueWithin3Days], ['over', figures.overdue]]} />
        <p className="small">
          <span className="jade">{t('{{n}} còn hạn', { n: formatCount(inTime) })}</span> · <span className={figures.dueWithin3Days > 0 ? 'gold' : 'muted'}>{t('{{n}} đến hạn trong 3 ngày', { n: formatCount(figures.dueWithin3Days) })}</span> · <span className={figures.overdue > 0 ? 'lacquer' : 'muted'}>{t('{{n}} quá hạn', { n: formatCount(figures.overdue) })}</span>
        </p>
      </div>
      <p className="ended small muted">{endedWords(figures, asOfWords)}</p>
    </section>
  );
}

function Number({ label, value, note }: { label: string; value: string; note: string }) {
  return <div><p className="small muted">{label}</p><p className="n">{value}</p><p className="small muted">{note}</p></div>;
}

function Shares({ parts }: { parts: [name: string, count: number][] }) {
  const total = parts.reduce((sum, [, count]) => sum + count, 0);
  return (
    <div className="shares" aria-hidden="true">
      {total > 0 && parts.map(([name, count]) => <i key={name} className={name} style={{ flexGrow: count }} />)}
    </div>
  );
}
