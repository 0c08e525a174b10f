import type { listOfficers, RpcReply } from '@haicap/contracts';
import { vnFold } from '@haicap/kernel';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNotice } from '../../problem-notice.js';
import { askAsPerson } from '../../session/as-person.js';
import { showDay } from '../../text/dates.js';
import type { FoundUnit } from '../../unit-choice/unit-choice.js';
import { t } from '../../text/language.js';
import { ROLE_WORDS } from '../../text/roles.js';

type Officers = RpcReply<typeof listOfficers>;
export type Officer = Officers['items'][number];
const PAGE = 100;

/** The officers of a unit and their posts; typing narrows what stands here. */
export function OfficersOfUnit({ unit, onChoose }: { unit: FoundUnit; onChoose: (officer: Officer) => void }) {
  const [wanted, setWanted] = useState('');
  const officers = useInfiniteQuery({
    queryKey: ['officers', unit.unitId], initialPageParam: '',
    queryFn: ({ pageParam }) => askAsPerson<Officers>(`/api/v1/officers?${new URLSearchParams({ unitId: unit.unitId, limit: String(PAGE), ...(pageParam === '' ? {} : { cursor: pageParam }) }).toString()}`),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  if (officers.isError) return <ProblemNotice error={officers.error} onRetry={() => void officers.refetch()} />;
  if (officers.data === undefined) return <p className="muted" role="status">{t('Đang tải cán bộ…')}</p>;
  const all = officers.data.pages.flatMap(({ items }) => items);
  const shown = all.filter(({ fullName, login }) => vnFold(`${fullName} ${login}`).includes(vnFold(wanted.trim())));
  return (
    <section className="card pad stack" aria-label={t('Cán bộ của {{unit}}', { unit: unit.fullName })}>
      <h2>{unit.fullName}</h2>
      {all.length === 0 ? <p className="muted">{t('Chưa có cán bộ nào ở đơn vị này. Có thể nhập từ một danh sách.')}</p> : (
        <>
          <div className="form">
            <label htmlFor="officer-name">{t('Lọc theo tên hoặc tài khoản')}</label>
            <input id="officer-name" type="search" autoComplete="off" spellCheck={false} value={wanted} onChange={(event) => setWanted(event.target.value)} />
          </div>
          <p className="small muted" role="status">{t('{{shown}} trên {{all}} cán bộ', { shown: shown.length, all: all.length })}</p>
          <ul className="plain stack">
            {shown.map((officer) => <OfficerRow key={officer.officerId} officer={officer} onChoose={onChoose} />)}
          </ul>
        </>
      )}
      {officers.hasNextPage && <p><button type="button" className="btn" disabled={officers.isFetchingNextPage} onClick={() => void officers.fetchNextPage()}>{t('Xem thêm cán bộ')}</button></p>}
    </section>
  );
}

function OfficerRow({ officer, onChoose }: { officer: Officer; onChoose: (officer: Officer) => void }) {
  const { fullName, login, posts } = officer;
  return (
    <li className="top">
      <div>
        <b>{fullName}</b> <span className="muted">{login}</span>
        {posts.map(({ postId, role, title, validFrom, validTo }) => <p key={postId} className="small muted">{ROLE_WORDS[role]} · {title}, {t('từ {{day}}', { day: showDay(validFrom) })}{validTo !== null && ` ${t('đến {{day}}', { day: showDay(validTo) })}`}</p>)}
      </div>
      <button type="button" className="btn" aria-label={t('Mở tài khoản {{login}}', { login })} onClick={() => onChoose(officer)}>{t('Mở')}</button>
    </li>
  );
}
