import type { ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { t } from '../text/language.js';
import { PATHS } from '../paths.js';

export function OpeningPage() {
  return <p className="muted" role="status">{t('Đang mở trang…')}</p>;
}

export function NotFoundPage() {
  return (
    <div className="card notice">
      <h1>{t('Không có trang này')}</h1>
      <p>{t('Địa chỉ có thể đã đổi hoặc gõ thiếu. Không có gì bị mất.')}</p>
      <a className="btn" href={PATHS.home}>{t('Về trang đầu')}</a>
    </div>
  );
}

/** A page that broke: most often its code could not be fetched, because the line is down or a newer release has replaced it. */
export function BrokenPage({ error }: ErrorComponentProps) {
  return (
    <div className="card notice" role="alert">
      <h1>{t('Trang này không mở được')}</h1>
      <p>{t('Có thể mất mạng, hoặc hệ thống vừa có bản mới. Những gì đã gửi vẫn được giữ. Hãy tải lại trang.')}</p>
      <p className="small muted">{String(error)}</p>
      <button type="button" className="btn" onClick={() => window.location.reload()}>{t('Tải lại')}</button>
    </div>
  );
}

interface EmptyProps { readonly title: string; readonly children?: ReactNode }

/** What a list would show, why there is nothing, and what to do next. */
export function EmptyState({ title, children }: EmptyProps) {
  return <div className="empty"><b>{title}</b>{children}</div>;
}
