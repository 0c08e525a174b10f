import type { listUnits, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { ask } from '../api/client.js';
import { ProblemNotice } from '../problem-notice.js';
import { t } from '../text/language.js';

type Units = RpcReply<typeof listUnits>;
export type FoundUnit = Units['items'][number];

const SHOWN_MAX = 12;
const TYPED_MIN = 2;

interface UnitChoiceProps {
  readonly label: string;
  /** Units of this level alone. */
  readonly level?: FoundUnit['level'];
  readonly onChoose: (unit: FoundUnit) => void;
}

/** Finds a unit of today by its name, with or without accents, former names too. */
export function UnitChoice({ label, level, onChoose }: UnitChoiceProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['units-found', wanted, level], enabled: wanted.length >= TYPED_MIN, staleTime: 60_000,
    // While one types on, what was found for the letters before stays until the next answer is here.
    placeholderData: (before: Units | undefined, last) => (wanted.startsWith(String(last?.queryKey[1])) ? before : undefined),
    queryFn: () => ask<Units>(`/api/v1/units?${new URLSearchParams({ q: wanted, limit: String(SHOWN_MAX), ...(level === undefined ? {} : { level }) }).toString()}`),
  });
  // Who has come to a result by Tab chooses that one, whatever is found meanwhile.
  const [held, setHeld] = useState<readonly FoundUnit[]>();
  const items = held ?? (wanted.length < TYPED_MIN ? undefined : found.data?.items);
  const choose = (unit: FoundUnit) => {
    setTyped('');
    setHeld(undefined);
    onChoose(unit);
  };
  return (
    <div className="form">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="search" autoComplete="off" spellCheck={false} value={typed} placeholder={t('ví dụ: hac thanh')} onChange={(event) => setTyped(event.target.value)}
        // It searches while one types; Enter would send the form around it.
        onKeyDown={(event) => { if (event.key === 'Enter') event.preventDefault(); }} />
      {found.isError && <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />}
      <p className="small muted" role="status">{words(items)}</p>
      {items !== undefined && items.length > 0 && (
        <ul className="plain choices" aria-label={t('Đơn vị tìm thấy')} aria-busy={found.isPlaceholderData} onFocus={() => setHeld(items)}
          onBlur={({ currentTarget, relatedTarget }) => { if (!currentTarget.contains(relatedTarget)) setHeld(undefined); }}>
          {items.map((unit) => <li key={unit.unitId}><button type="button" className="btn" onClick={() => choose(unit)}>{unit.fullName}</button></li>)}
        </ul>
      )}
    </div>
  );
}

function words(items: readonly FoundUnit[] | undefined): string {
  if (items === undefined) return '';
  if (items.length === 0) return t('Không có đơn vị nào tên như vậy.');
  return items.length === SHOWN_MAX ? t('{{count}} đơn vị đầu tiên; gõ thêm để thu hẹp.', { count: SHOWN_MAX }) : t('{{count}} đơn vị.', { count: items.length });
}
