import type { GivenRating } from '@haicap/contracts';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import '../../e-form/e-form.css';
import { useWriting } from '../../session/as-person.js';
import { showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { ErrorSummary } from '../filing/error-summary.js';
import '../filing/filing.css';
import { REASONS_MAX, reasonsFor, SCORE_WORDS, SCORES, stillFitting, type RatingReason, type Score } from './rating-words.js';

interface RatingFormProps {
  readonly path: string;
  /** What opens the dossier to somebody who is not signed in; nothing for its owner. */
  readonly proof: object;
  readonly onGiven: (given: GivenRating) => void;
}

const NO_SCORE = [{ id: 'score', words: t('Chọn mức hài lòng của bạn') }];

/** A score, why, and what else there is to say. */
export function RatingForm({ path, proof, onGiven }: RatingFormProps) {
  const writing = useWriting();
  const [score, setScore] = useState<Score | null>(null);
  const [reasons, setReasons] = useState<readonly RatingReason[]>([]);
  const [comment, setComment] = useState('');
  const [tries, setTries] = useState(0);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    if (score === null) return;
    const body = { score, reasons, ...(comment.trim() === '' ? {} : { comment: comment.trim() }) };
    const given = await writing.run<GivenRating>({ method: 'POST', path, body: { ...proof, ...body } });
    if (given !== undefined) onGiven(given);
  };
  const choose = (one: Score) => {
    setScore(one);
    setReasons(stillFitting(reasons, one));
  };
  return (
    <>
      <ErrorSummary problems={score === null && tries > 0 ? NO_SCORE : []} tries={tries} />
      {writing.problem !== null && <p className="card notice" role="alert">{writing.problem.title}</p>}
      <form className="e-form" noValidate onSubmit={(event) => void submit(event)}>
        <fieldset className="e-field e-set">
          <legend>{t('Mức hài lòng')}</legend>
          <div className="scores">
            {SCORES.map((one) => (
              <label key={one} className="score"><input type="radio" name="score" id={one === 1 ? 'score' : `score-${one}`} checked={score === one} onChange={() => choose(one)} aria-label={`${one}: ${SCORE_WORDS[one]}`} /><b aria-hidden="true">{one}</b></label>
            ))}
          </div>
          <p className="e-hint" aria-live="polite">{score === null ? t('1 là rất không hài lòng, 5 là rất hài lòng.') : SCORE_WORDS[score]}</p>
        </fieldset>
        {score !== null && <Reasons score={score} chosen={reasons} onChange={setReasons} />}
        <div className="e-field">
          <label htmlFor="comment">{t('Bạn muốn nói thêm gì? (không bắt buộc)')}</label>
          <span className="e-hint" id="comment-hint">{t('Chỉ lãnh đạo và người giải quyết hồ sơ này đọc được.')}</span>
          <textarea id="comment" rows={4} maxLength={1000} aria-describedby="comment-hint" value={comment} onChange={({ target }) => setComment(target.value)} />
        </div>
        <div className="filing-go"><button type="submit" className="btn primary" aria-disabled={writing.busy}>{writing.busy ? t('Đang gửi…') : t('Gửi đánh giá')}</button></div>
      </form>
    </>
  );
}

function Reasons({ score, chosen, onChange }: { score: Score; chosen: readonly RatingReason[]; onChange: (reasons: readonly RatingReason[]) => void }) {
  const toggle = (code: RatingReason) => onChange(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code].slice(-REASONS_MAX));
  return (
    <fieldset className="e-field e-set">
      <legend>{t('Vì sao? (không bắt buộc)')}</legend>
      <div className="choices">{reasonsFor(score).map(([code, words]) => <button key={code} type="button" className="btn chip" aria-pressed={chosen.includes(code)} onClick={() => toggle(code)}>{words}</button>)}</div>
    </fieldset>
  );
}

export function RatingGiven({ given, onChange }: { given: GivenRating; onChange: () => void }) {
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => { said.current?.focus(); }, []);
  return (
    <>
      <p ref={said} tabIndex={-1} role="status">{t('Bạn cho {{score}} trên 5. Sửa được đến {{time}}.', { score: given.score, time: showInstant(given.changeableUntil) })}</p>
      <div className="row"><button type="button" className="btn" onClick={onChange}>{t('Sửa đánh giá')}</button></div>
    </>
  );
}
