import { useEffect, useState } from 'react';
import { t } from '../../text/language.js';

/** The seconds since somebody began, as a stopwatch shows them. */
export function stopwatch(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

export const secondsSince = (begunAt: number | null, nowMs: number): number => (begunAt === null ? 0 : Math.max(0, Math.floor((nowMs - begunAt) / 1_000)));

/** Time running: nobody is pressed by it, but everybody sees what a visit costs. */
export function Clock({ begunAt }: { begunAt: number | null }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1_000);
    return () => window.clearInterval(timer);
  }, []);
  return <span className="tag ok clock" role="timer" aria-label={t('Thời gian từ lúc bắt đầu')}>{stopwatch(secondsSince(begunAt, now))}</span>;
}
