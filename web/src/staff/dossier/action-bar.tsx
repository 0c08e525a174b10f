import { Button, Dropdown } from 'antd';
import { useOpen } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { t } from '../../text/language.js';
import { wordsOf, type OwnDeferred } from '../deferred/waiting.js';
import { useCommand } from '../keyboard/commands.js';
import { Keys } from '../keyboard/keys.js';
import type { Dossier } from './dossier-query.js';
import { verbsFor, type Verb } from './verbs.js';

const SHOWN_MAX = 5;

/** The steps of this dossier that are this person's to take now, each with its key; what is rare stands behind "Việc khác". */
export function ActionBar({ dossier, waiting, open, onChoose, onPrint }: { dossier: Dossier; waiting: OwnDeferred | undefined; open: Verb | null; onChoose: (verb: Verb) => void; onPrint: () => void }) {
  const verbs = waiting === undefined ? verbsFor(dossier.allowedActions) : [];
  const [shown, others] = [verbs.slice(0, SHOWN_MAX), verbs.slice(SHOWN_MAX)];
  const group = t('Hồ sơ này');
  useCommand({ id: 'print', label: t('In trang hồ sơ'), keys: 'p', group, run: onPrint });
  return (
    <div className="action-bar" role="toolbar" aria-label={t('Việc làm được với hồ sơ này')}>
      {waiting !== undefined && <p role="status">{wordsOf(waiting)}. {t('Hoàn tác được trong ít giây; các việc khác chờ đến lúc đó.')}</p>}
      {waiting === undefined && verbs.length === 0 && <p className="muted">{t('Hồ sơ này không chờ việc gì của bạn.')}</p>}
      {shown.map((verb, index) => <Button key={verb.action} type={index === 0 && open === null ? 'primary' : 'default'} onClick={() => onChoose(verb)} aria-pressed={open?.action === verb.action}>{verb.label}{verb.keys !== undefined && <Keys keys={verb.keys} />}</Button>)}
      {others.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items: others.map(({ action, label, keys }) => ({ key: action, label, extra: keys?.toUpperCase() ?? null })), onClick: ({ key }) => { const verb = others.find(({ action }) => action === key); if (verb !== undefined) onChoose(verb); } }}>
          <Button>{t('Việc khác ({{count}})', { count: others.length })}</Button>
        </Dropdown>
      )}
      {dossier.allowedActions.includes('return-result') && <ToDesk dossierId={dossier.dossierId} />}
      <Button type="text" onClick={onPrint}>{t('In')}<Keys keys="p" /></Button>
      {verbs.map((verb) => <VerbKey key={verb.action} verb={verb} onChoose={onChoose} />)}
    </div>
  );
}

/** Handing over is work of the desk: it checks who stands there and whether the fee is paid. */
function ToDesk({ dossierId }: { dossierId: string }) {
  const open = useOpen();
  const address = `${PATHS.resultReturn}?dossierId=${dossierId}`;
  useCommand({ id: 'to-desk', label: t('Trả kết quả'), keys: 'r', group: t('Hồ sơ này'), run: () => open(address) });
  return <PageLink to={address} className="btn">{t('Trả kết quả')}<Keys keys="r" /></PageLink>;
}

function VerbKey({ verb, onChoose }: { verb: Verb; onChoose: (verb: Verb) => void }) {
  useCommand({ id: `step:${verb.action}`, label: verb.label, keys: verb.keys, group: t('Hồ sơ này'), run: () => onChoose(verb) });
  return null;
}
