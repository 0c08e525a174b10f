import { useState, type ChangeEvent } from 'react';
import { isPaperThere, type DraftPaper, type PaperWay } from '../../draft/draft.js';
import { t } from '../../text/language.js';
import { PaperFiles } from './paper-files.js';
import { takeFiles, type PaperPlace } from './paper-work.js';
import './papers.css';
import { PhotoPages } from './photo-pages.js';

/** A paper that a procedure asks for, or that was asked for once more. */
export interface AskedPaper {
  readonly code: string;
  readonly name: string;
  readonly isRequired: boolean;
  /** The office can look its data up instead. */
  readonly byData: boolean;
  /** It can be brought to the desk instead. */
  readonly byHand: boolean;
  /** What the office wrote about it. */
  readonly note: string | null;
}

interface PaperCardProps {
  readonly asked: AskedPaper;
  readonly paper: DraftPaper;
  readonly place: PaperPlace;
  /** What keeps it from being sent, as the page has found. */
  readonly problem: string | undefined;
  readonly id: string;
  readonly onWay: (way: PaperWay) => void;
}

/** One paper: photograph it or choose a file, see what was taken, and how far it is. */
export function PaperCard({ asked, paper, place, problem, id, onWay }: PaperCardProps) {
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [isReading, setReading] = useState(false);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])];
    // The same file may be chosen again after it was refused.
    target.value = '';
    setReading(true);
    setProblems(await takeFiles(place, files).finally(() => setReading(false)));
  };
  return (
    <section className={problem === undefined ? 'card pad paper' : 'card pad paper wrong'} aria-labelledby={`${id}-name`}>
      <div className="paper-top">
        <h3 id={`${id}-name`}>{asked.name}</h3>
        <Standing paper={paper} asked={asked} />
      </div>
      {asked.note !== null && <p className="now">{asked.note}</p>}
      {problem !== undefined && <p className="e-error" id={`${id}-error`}>{problem}</p>}
      <Ways asked={asked} paper={paper} id={id} onWay={onWay} />
      {paper.way === 'file' && (
        <>
          <PhotoPages place={place} photos={paper.photos} name={asked.name} onProblems={setProblems} />
          <PaperFiles place={place} files={paper.files} />
          <div className="paper-takes">
            <Take id={id} words={paper.photos.length > 0 ? t('Chụp thêm trang') : t('Chụp ảnh')} about={asked.name} accept="image/*" camera onTake={(event) => void take(event)} />
            <Take id={`${id}-choose`} words={t('Chọn ảnh hoặc tệp')} about={asked.name} accept="image/*,.heic,.heif,application/pdf,.pdf,.docx,.xlsx" onTake={(event) => void take(event)} />
          </div>
          {isReading && <p role="status">{t('Đang đọc ảnh…')}</p>}
          {problems.length > 0 && <ul className="plain stack" role="alert">{problems.map((one) => <li key={one} className="e-error">{one}</li>)}</ul>}
        </>
      )}
    </section>
  );
}

interface TakeProps { readonly id: string; readonly words: string; readonly about: string; readonly accept: string; readonly camera?: boolean; readonly onTake: (event: ChangeEvent<HTMLInputElement>) => void }

/** A field for files that looks like the button it is. */
function Take({ id, words, about, accept, camera, onTake }: TakeProps) {
  return (
    <label className={camera ? 'btn take strong' : 'btn take'}>
      <span aria-hidden="true">{camera ? '◎' : '＋'}</span> {words}
      <input type="file" id={id} className="sr" accept={accept} multiple={!camera} {...(camera ? { capture: 'environment' as const } : {})} aria-label={`${words}: ${about}`} onChange={onTake} />
    </label>
  );
}

function Standing({ paper, asked }: { paper: DraftPaper; asked: AskedPaper }) {
  if (paper.way === 'data') return <span className="tag ok">{t('Cơ quan tự tra cứu')}</span>;
  if (paper.way === 'paper') return <span className="tag wait">{t('Mang đến quầy')}</span>;
  if (isPaperThere(paper) && paper.photos.length === 0) return <span className="tag ok">✓ {t('Đã có')}</span>;
  if (paper.photos.length > 0) return <span className="tag due">{t('Chưa gửi trang')}</span>;
  if (paper.files.length > 0) return <span className="tag wait">{t('Đang gửi')}</span>;
  return asked.isRequired ? <span className="tag due">{t('Cần nộp')}</span> : <span className="tag plain-tag">{t('Nếu có')}</span>;
}

function Ways({ asked, paper, id, onWay }: Pick<PaperCardProps, 'asked' | 'paper' | 'id' | 'onWay'>) {
  const ways: readonly (readonly [PaperWay, string])[] = [
    ...(asked.byData ? [['data', t('Cơ quan tự tra cứu, tôi không cần nộp')] as const] : []),
    ['file', t('Tôi gửi ảnh hoặc tệp tại đây')],
    ...(asked.byHand ? [['paper', t('Tôi mang bản giấy đến quầy')] as const] : []),
  ];
  if (ways.length === 1) return null;
  return (
    <fieldset className="paper-ways">
      <legend className="sr">{t('Cách nộp: {{name}}', { name: asked.name })}</legend>
      {ways.map(([way, words]) => (
        <label key={way} className="e-choice"><input type="radio" name={`${id}-way`} checked={paper.way === way} onChange={() => onWay(way)} /><span>{words}</span></label>
      ))}
    </fieldset>
  );
}
