import type { Procedure } from '@haicap/contracts';
import { queryOptions, skipToken, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ask } from '../../api/client.js';
import { t } from '../../text/language.js';

const FRESH_MS = 600_000;

/** The procedure as it is in force today, with its components. */
export const procedureInForce = (code: string | null) => queryOptions({
  queryKey: ['procedure-in-force', code],
  queryFn: code === null ? skipToken : () => ask<Procedure>(`/api/v1/procedures/${encodeURIComponent(code)}`),
  staleTime: FRESH_MS, gcTime: Infinity,
  // Without a line it fails and is told, instead of waiting without a word; a page that has it open reads it when the line is back.
  networkMode: 'always', refetchOnReconnect: true,
});

/**
 * Choosing one that was found: its components are fetched then, because the list holds none. Those that this person receives most are there before,
 * so that choosing them needs no line.
 */
export function useChoosing(own: readonly string[], onChosen: (procedure: Procedure) => void) {
  const queries = useQueryClient();
  const [notice, setNotice] = useState<string | null>(null);
  const latest = useRef('');
  useEffect(() => {
    for (const code of own) void queries.prefetchQuery(procedureInForce(code));
  }, [queries, own]);
  const choose = (code: string) => void (async () => {
    latest.current = code;
    setNotice(null);
    try {
      const procedure = await queries.ensureQueryData(procedureInForce(code));
      // Somebody who chose another meanwhile means that one.
      if (latest.current === code) onChosen(procedure);
    } catch {
      if (latest.current === code) setNotice(t('Chưa tải được giấy tờ của thủ tục này. Kiểm tra mạng rồi chọn lại.'));
    }
  })();
  return { choose, notice };
}
