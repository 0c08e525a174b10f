import { useEffect } from 'react';

/** The title of the window: what stands here, then whose application it is. */
export function usePageTitle(title: string): void {
  useEffect(() => { document.title = title === '' ? 'HaiCap' : `${title} · HaiCap`; }, [title]);
}
