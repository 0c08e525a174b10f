import type { DossierReminder } from '@haicap/contracts';
import { formatCount } from '@haicap/kernel';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { showDay, showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { useReminders } from './reminders-query.js';

/** What those who lead ask this unit to look at. It is there while there is something, and goes with the next step of the dossier. */
export function ReminderList() {
  const { data } = useReminders();
  if (data === undefined || data.items.length === 0) return null;
  const count = `${formatCount(data.items.length)}${data.nextCursor === undefined ? '' : '+'}`;
  return (
    <section className="card pad reminders" aria-labelledby="reminders">
      <h2 id="reminders">{t('Lãnh đạo nhắc {{n}} hồ sơ', { n: count })}</h2>
      <p className="small muted">{t('Lời nhắc tự hết khi hồ sơ được xử lý bước tiếp theo.')}</p>
      <ul className="plain">{data.items.map((one) => <li key={one.reminderId}><Reminded reminder={one} /></li>)}</ul>
    </section>
  );
}

function Reminded({ reminder: { dossierId, code, procedureName, dueOn, byRole, remindedAt } }: { reminder: DossierReminder }) {
  return (
    <>
      <PageLink to={`${PATHS.worklist}/${dossierId}`}>{code}</PageLink> {procedureName}{dueOn !== null && <> · {t('hẹn {{day}}', { day: showDay(dueOn) })}</>}
      <span className="small muted"> · {byRole === 'chair' ? t('lãnh đạo đơn vị nhắc lúc {{time}}', { time: showInstant(remindedAt) }) : t('lãnh đạo tỉnh nhắc lúc {{time}}', { time: showInstant(remindedAt) })}</span>
    </>
  );
}
