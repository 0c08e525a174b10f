import type { GivenRating } from '@haicap/contracts';
import { useState } from 'react';
import { t } from '../../text/language.js';
import type { askedBy } from '../tracking/keys.js';
import { RatingForm, RatingGiven } from './rating-form.js';

/** Rates by what stands on the receipt: a dossier that was handed in at a desk belongs to no account. */
export function RateTracked({ keys }: { keys: ReturnType<typeof askedBy> }) {
  const [given, setGiven] = useState<GivenRating | null>(null);
  return (
    <section className="card pad stack" aria-labelledby="rate-tracked">
      <h2 id="rate-tracked">{given === null ? t('Cơ quan phục vụ bạn thế nào?') : t('Cảm ơn bạn đã đánh giá')}</h2>
      {given === null ? <RatingForm path="/api/v1/tracking/rating" proof={keys} onGiven={setGiven} /> : <RatingGiven given={given} onChange={() => setGiven(null)} />}
    </section>
  );
}
