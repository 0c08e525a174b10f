import { useQuery } from '@tanstack/react-query';
import { QueryStates } from '../../frame/query-states.js';
import { useParam } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { askAsPerson } from '../../session/as-person.js';
import { administers } from '../../session/permissions.js';
import { t } from '../../text/language.js';
import { DRAFT_STATES, type Draft } from '../procedures/procedure-words.js';
import { SettingsPage } from '../settings/settings-page.js';
import { DraftEditor } from './draft-editor.js';

/** One draft of a procedure: its content, what is missing, how it differs, and its publication. */
export function DraftPage() {
  const draftId = useParam('draftId');
  const draft = useQuery({ queryKey: ['procedure-draft', draftId], queryFn: () => askAsPerson<Draft>(`/api/v1/procedure-drafts/${draftId}`), refetchOnWindowFocus: false });
  const data = draft.data;
  const from = data === undefined ? '' : data.baseVersion === 0 ? t('thủ tục mới') : t('từ phiên bản {{version}}', { version: data.baseVersion });
  return (
    <SettingsPage
      title={data === undefined ? t('Bản thảo') : t('Bản thảo {{code}}', { code: data.code })}
      above={<p className="small"><PageLink to={PATHS.procedures}>{t('Thủ tục hành chính')}</PageLink> · <PageLink to={`${PATHS.procedures}/ban-thao`}>{t('Bản thảo')}</PageLink>{data !== undefined && <> · {DRAFT_STATES[data.state]}, {from}</>}</p>}
    >
      {(account) => (
        <QueryStates query={draft} waiting={t('Đang tải bản thảo…')}>
          {(one) => <DraftEditor key={one.draftId} draft={one} mayChange={administers(account) && one.state === 'open'} onReload={async () => { await draft.refetch(); }} />}
        </QueryStates>
      )}
    </SettingsPage>
  );
}
