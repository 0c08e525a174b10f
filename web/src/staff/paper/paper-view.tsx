import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ProblemNotice } from '../../problem-notice.js';
import { fetchFileAsPerson } from '../../session/as-person.js';
import { t } from '../../text/language.js';
import { useCommand } from '../keyboard/commands.js';
import { openPaper, type OpenPaper } from './open-paper.js';

interface PaperViewProps {
  readonly address: string;
  /** What the paper is called: "Giấy chứng sinh". */
  readonly name: string;
}

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;
const FIT = 2;
/** Sharper than that only costs memory. */
const DENSITY_MAX = 2;

/** One paper to read, page by page: also on a phone, which shows no PDF within a page by itself. */
export function PaperView({ address, name }: PaperViewProps) {
  const query = useQuery({ queryKey: ['paper', address], queryFn: () => fetchFileAsPerson(address), staleTime: Infinity, gcTime: 60_000 });
  const [paper, setPaper] = useState<OpenPaper | 'unknown' | 'unreadable' | undefined>(undefined);
  const file = query.data;
  useEffect(() => {
    if (file === undefined) return undefined;
    let [isGone, opened]: [boolean, OpenPaper | undefined] = [false, undefined];
    openPaper(file).then((found) => {
      opened = found;
      if (isGone) found?.close();
      else setPaper(found ?? 'unknown');
    }, () => { if (!isGone) setPaper('unreadable'); });
    return () => { isGone = true; opened?.close(); };
  }, [file]);
  if (query.isError) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (paper === undefined) return <p className="muted pad" role="status">{t('Đang mở giấy tờ…')}</p>;
  if (paper === 'unknown' || paper === 'unreadable') {
    return (
      <div className="card notice" role="alert">
        <b>{paper === 'unknown' ? t('Loại tệp này không xem được trong trang.') : t('Tệp này không mở được: có thể tệp bị hỏng.')}</b>
        <Keep file={file} name={name} />
      </div>
    );
  }
  return <Pages paper={paper} name={name} file={file} />;
}

function Pages({ paper, name, file }: { paper: OpenPaper; name: string; file: Blob | undefined }) {
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(FIT);
  const [turns, setTurns] = useState(0);
  const turn = (by: number) => setPage((now) => Math.min(Math.max(now + by, 1), paper.pages));
  const scale = (by: number) => setZoom((now) => Math.min(Math.max(now + by, 0), ZOOMS.length - 1));
  const group = t('Xem giấy tờ');
  useCommand({ id: 'paper-next', label: t('Trang sau'), keys: 'pagedown', group, run: () => turn(1) });
  useCommand({ id: 'paper-before', label: t('Trang trước'), keys: 'pageup', group, run: () => turn(-1) });
  useCommand({ id: 'paper-larger', label: t('Phóng to'), keys: 'plus', group, run: () => scale(1) });
  useCommand({ id: 'paper-smaller', label: t('Thu nhỏ'), keys: 'minus', group, run: () => scale(-1) });
  useCommand({ id: 'paper-turn', label: t('Xoay'), keys: 'o', group, run: () => setTurns((now) => (now + 1) % 4) });
  return (
    <>
      <div className="paper-tools" role="toolbar" aria-label={t('Xem giấy tờ')}>
        <Button size="small" onClick={() => turn(-1)} disabled={page === 1} aria-label={t('Trang trước')}>‹</Button>
        <span aria-live="polite">{t('Trang {{page}}/{{pages}}', { page, pages: paper.pages })}</span>
        <Button size="small" onClick={() => turn(1)} disabled={page === paper.pages} aria-label={t('Trang sau')}>›</Button>
        <Button size="small" onClick={() => scale(-1)} disabled={zoom === 0} aria-label={t('Thu nhỏ')}>−</Button>
        <span>{Math.round((ZOOMS[zoom] ?? 1) * 100)} %</span>
        <Button size="small" onClick={() => scale(1)} disabled={zoom === ZOOMS.length - 1} aria-label={t('Phóng to')}>+</Button>
        <Button size="small" onClick={() => setTurns((now) => (now + 1) % 4)}>{t('Xoay')}</Button>
        <Keep file={file} name={name} />
      </div>
      <Sheet paper={paper} page={page} zoom={ZOOMS[zoom] ?? 1} turns={turns} label={t('{{name}}, trang {{page}}/{{pages}}', { name, page, pages: paper.pages })} />
    </>
  );
}

function Sheet({ paper, page, zoom, turns, label }: { paper: OpenPaper; page: number; zoom: number; turns: number; label: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [widthPx, setWidth] = useState(0);
  useEffect(() => {
    if (frame.current === null) return undefined;
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    watch.observe(frame.current);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    if (widthPx === 0 || canvas.current === null) return undefined;
    let isGone = false;
    const drawn = document.createElement('canvas');
    const target = canvas.current;
    paper.draw(page, drawn, widthPx * zoom * Math.min(window.devicePixelRatio, DENSITY_MAX), turns).then(() => {
      if (isGone) return;
      [target.width, target.height] = [drawn.width, drawn.height];
      target.getContext('2d')?.drawImage(drawn, 0, 0);
      target.dataset['drawn'] = String(page);
    }, () => { target.dataset['drawn'] = 'failed'; });
    return () => { isGone = true; };
  }, [paper, page, zoom, turns, widthPx]);
  // A paper larger than its frame is moved by the arrow keys.
  return <div ref={frame} className="paper-sheet" tabIndex={0} role="group" aria-label={t('Trang giấy')}><canvas ref={canvas} role="img" aria-label={label} style={{ width: `${zoom * 100}%` }} /></div>;
}

function Keep({ file, name }: { file: Blob | undefined; name: string }) {
  const keep = () => {
    if (file === undefined) return;
    const address = URL.createObjectURL(file);
    const link = document.createElement('a');
    link.href = address;
    link.download = `${name}.${EXTENSIONS[file.type] ?? 'bin'}`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return <Button size="small" onClick={keep}>{t('Tải về')}</Button>;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};
