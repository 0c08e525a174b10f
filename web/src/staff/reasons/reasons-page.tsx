import type { DossierReason, listDossierReasons, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { ask } from '../../api/client.js';
import { QueryStates } from '../../frame/query-states.js';
import { useView } from '../../frame/view.js';
import { administers } from '../../session/permissions.js';
import { localDayOf, showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { Wide } from '../../frame/wide.js';
import { Field } from '../settings/field.js';
import { SettingsPage } from '../settings/settings-page.js';
import { AddReason } from './add-reason.js';
import { EndReason } from './end-reason.js';
import { ACTION_WORDS } from './reason-actions.js';
import { reasonWords } from '../dossier-words/reason-words.js';

type Reasons = RpcReply<typeof listDossierReasons>;
const ACTIONS = Object.keys(ACTION_WORDS) as DossierReason['action'][];
const view = z.object({ viec: z.string().catch('request-supplement') });

/** The reasons that officers choose from and citizens read, by what is done for them. */
export function ReasonsPage() {
  const [{ viec }, change] = useView(view);
  const action = ACTIONS.find((one) => one === viec) ?? 'request-supplement';
  const reasons = useQuery({ queryKey: ['dossier-reasons', action, 'all'], queryFn: () => ask<Reasons>(`/api/v1/dossier-reasons?action=${action}&which=all`) });
  return (
    <SettingsPage title={t('Danh mục lý do')} lead={t('Cán bộ chọn một lý do khi yêu cầu bổ sung, từ chối, dừng, gia hạn. Người nộp đọc đúng những lời này.')}>
      {(account) => (
        <>
          <div className="filters">
            <Field label={t('Dùng khi')}>{(ids) => <select {...ids} value={action} onChange={(event) => change({ viec: event.target.value })}>{ACTIONS.map((one) => <option key={one} value={one}>{ACTION_WORDS[one]}</option>)}</select>}</Field>
          </div>
          <QueryStates query={reasons} waiting={t('Đang tải lý do…')}>
            {({ items }) => <List items={items} mayChange={administers(account)} onChanged={() => void reasons.refetch()} />}
          </QueryStates>
          {administers(account) && <AddReason key={action} action={action} onAdded={() => void reasons.refetch()} />}
        </>
      )}
    </SettingsPage>
  );
}

function List({ items, mayChange, onChanged }: { items: readonly DossierReason[]; mayChange: boolean; onChanged: () => void }) {
  const today = localDayOf(new Date());
  return (
    <section className="card pad" aria-label={t('Các lý do')}>
      <Wide label={t('Các lý do')}>
        <table className="rows text">
          <caption className="sr">{t('Các lý do')}</caption>
          <thead><tr><th scope="col">{t('Lời người nộp đọc')}</th><th scope="col">{t('Mã')}</th><th scope="col">{t('Nguồn')}</th><th scope="col">{t('Hiệu lực')}</th><th scope="col"><span className="sr">{t('Việc')}</span></th></tr></thead>
          <tbody>
            {items.map((reason) => (
              <tr key={reason.reasonId}>
                <th scope="row">{reasonWords(reason.words)}</th><td>{reason.code}</td>
                <td>{reason.origin === 'national' ? t('Dùng chung') : t('Riêng của tỉnh: {{basis}}', { basis: reason.basis })}</td>
                <td>{t('từ {{day}}', { day: showDay(reason.validFrom) })}{reason.validTo !== null && ` ${t('đến hết {{day}}', { day: showDay(reason.validTo) })}`}{reason.validTo !== null && reason.validTo < today && <> <span className="plain-tag">{t('đã hết')}</span></>}</td>
                <td>{mayChange && reason.origin === 'province' && reason.validTo === null && <EndReason reason={reason} onEnded={onChanged} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}
