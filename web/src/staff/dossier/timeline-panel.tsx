import { useQuery } from '@tanstack/react-query';
import { QueryStates } from '../../frame/query-states.js';
import { showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { timelineQuery, type Dossier } from './dossier-query.js';

/** What happened, the newest first, with what officers wrote beside it. */
export function TimelinePanel({ dossier: { dossierId } }: { dossier: Dossier }) {
  const query = useQuery(timelineQuery(dossierId));
  return (
    <QueryStates query={query} waiting={t('Đang tải diễn biến…')}>
      {({ entries }) => (
        <ol className="steps" aria-label={t('Diễn biến, mới nhất trước')}>
          {entries.toReversed().map(({ version, at, sentence, note }) => (
            <li key={version}>
              <time dateTime={at}>{showInstant(at)}</time>{sentence}
              {note !== undefined && note.text !== '' && <blockquote>{note.text}</blockquote>}
              {Object.entries(note?.components ?? {}).map(([code, words]) => <blockquote key={code}>{words}</blockquote>)}
            </li>
          ))}
        </ol>
      )}
    </QueryStates>
  );
}
