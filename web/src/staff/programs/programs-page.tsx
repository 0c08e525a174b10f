import type { ClientWithSecret, listServiceClients, RpcReply } from '@haicap/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePageTitle } from '../../frame/page-title.js';
import { AccessNav } from '../access/access-nav.js';
import { ProblemNotice } from '../../problem-notice.js';
import { askAsPerson } from '../../session/as-person.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { administers, seesAccess } from '../../session/permissions.js';
import { NewProgram } from './new-program.js';
import { ProgramCard } from './program-card.js';
import { SecretOnce } from './secret-once.js';
import { t } from '../../text/language.js';

type Clients = RpcReply<typeof listServiceClients>;

/** Programs of others: what they may do and where, and their secrets, each shown once. */
export function ProgramsPage() {
  usePageTitle(t('Ứng dụng'));
  return (
    <>
      <h1>{t('Ứng dụng')}</h1>
      <ForSignedIn isFor={seesAccess}>{(account) => <><AccessNav account={account} /><Programs mayChange={administers(account)} /></>}</ForSignedIn>
    </>
  );
}

function Programs({ mayChange }: { mayChange: boolean }) {
  const [shown, setShown] = useState<ClientWithSecret | null>(null);
  const clients = useInfiniteQuery({
    queryKey: ['programs'], initialPageParam: '',
    queryFn: ({ pageParam }) => askAsPerson<Clients>(`/api/v1/service-clients?limit=50${pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`}`),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const show = (answer: ClientWithSecret) => {
    setShown(answer);
    void clients.refetch();
  };
  const items = clients.data?.pages.flatMap((page) => page.items);
  return (
    <>
      {shown !== null && <SecretOnce key={`${shown.client.clientId} ${shown.client.version}`} answer={shown} onDone={() => setShown(null)} />}
      {mayChange && <NewProgram onMade={show} />}
      {clients.isError && <ProblemNotice error={clients.error} onRetry={() => void clients.refetch()} />}
      {clients.isPending && <p className="muted" role="status">{t('Đang tải…')}</p>}
      {items?.length === 0 && <p className="card pad">{t('Chưa có ứng dụng nào được đăng ký.')}</p>}
      <ul className="plain stack" aria-label={t('Ứng dụng đã đăng ký')}>
        {items?.map((client) => <ProgramCard key={client.clientId} client={client} mayChange={mayChange} onSecret={show} onChanged={() => void clients.refetch()} />)}
      </ul>
      {clients.hasNextPage && <p><button type="button" className="btn" disabled={clients.isFetchingNextPage} onClick={() => void clients.fetchNextPage()}>{t('Xem thêm')}</button></p>}
    </>
  );
}
