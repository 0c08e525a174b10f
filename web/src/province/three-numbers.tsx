import type { Figures } from '@haicap/contracts';
import { formatCount, formatOnTimeRate } from '@haicap/kernel';
import { endedWords } from './ended-words.js';

/** The three numbers of a province, each with its definition, and the backlog that always stands beside the rate. */
export function ThreeNumbers({ figures, asOfWords }: { figures: Figures; asOfWords: string }) {
  const inTime = figures.open - figures.overdue - figures.dueWithin3Days;
  const rate = formatOnTimeRate(figures);
  return (
    <section className="card three" aria-label="Ba con số của tỉnh">
      <Number label="Tiếp nhận" value={formatCount(figures.received)} note="mọi kênh, tính theo ngày tiếp nhận" />
      <Number label="Đã giải quyết" value={formatCount(figures.resolved)} note="xử lý xong trong kỳ, tính theo ngày xong" />
      <Number label="Đúng hạn trên số đã giải quyết" value={rate} note={`${formatCount(figures.onTime)} đúng hoặc trước hạn · ${formatCount(figures.late)} muộn`} />
      <div>
        <p className="small muted">Còn lại {asOfWords}</p>
        <p className="n backlog">{formatCount(figures.open)}</p>
        <Shares parts={[['in', inTime], ['soon', figures.dueWithin3Days], ['over', figures.overdue]]} />
        <p className="small">
          <span className="jade">{formatCount(inTime)} còn hạn</span> · <span className={figures.dueWithin3Days > 0 ? 'gold' : 'muted'}>{formatCount(figures.dueWithin3Days)} đến hạn trong 3 ngày</span> · <span className={figures.overdue > 0 ? 'lacquer' : 'muted'}>{formatCount(figures.overdue)} quá hạn</span>
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
