import type { UseQueryResult } from '@tanstack/react-query';
import { useSyncExternalStore, type ReactNode } from 'react';
import { ProblemError } from '../api/client.js';
import { ProblemNotice } from '../problem-notice.js';
import { t } from '../text/language.js';

interface QueryStatesProps<Data> {
  readonly query: UseQueryResult<Data>;
  /** What is being fetched, as the waiting reader is told: "Đang tải hồ sơ…". */
  readonly waiting: string;
  readonly children: (data: Data) => ReactNode;
}

const subscribe = (changed: () => void) => {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => { window.removeEventListener('online', changed); window.removeEventListener('offline', changed); };
};

/** Whether the browser has a line at all; that it has one does not mean that the server can be reached. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => window.navigator.onLine);

/** The states every screen has besides its content: waiting, refused, failed, and shown from memory while the line is down. */
export function QueryStates<Data>({ query, waiting, children }: QueryStatesProps<Data>) {
  const online = useOnline();
  if (query.data === undefined) {
    if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
    return <p className="muted" role="status" aria-busy="true">{online ? waiting : t('Đang mất mạng. Trang sẽ tự tải khi có mạng lại.')}</p>;
  }
  const isOld = query.isError || !online;
  return (
    <>
      {isOld && <p className="old-data" role="status">{t('Chưa cập nhật được, đang hiện số liệu tải lần trước.')} <button type="button" className="link" onClick={() => void query.refetch()}>{t('Thử lại')}</button></p>}
      {children(query.data)}
    </>
  );
}

function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (error instanceof ProblemError && error.problem.status === 403) {
    return <div className="card notice" role="alert"><b>{t('Bạn không có quyền xem phần này.')}</b><p>{error.problem.title}</p></div>;
  }
  return <ProblemNotice error={error} onRetry={onRetry} />;
}
