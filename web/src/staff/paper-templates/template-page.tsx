import type { PaperTemplate } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { QueryStates } from '../../frame/query-states.js';
import { useParam } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { askAsPerson } from '../../session/as-person.js';
import { onceAnswered } from '../../session/sent-again.js';
import { administers } from '../../session/permissions.js';
import { t } from '../../text/language.js';
import { ContentFormContext, type ContentForm } from '../content-form/content-form.js';
import { SaveLine } from '../content-form/save-line.js';
import { useSaving } from '../content-form/use-saving.js';
import { SettingsPage } from '../settings/settings-page.js';
import { PublishTemplate } from './publish-template.js';
import { TemplateFields } from './template-fields.js';
import { TemplateLook } from './template-look.js';
import { FORM_WORDS, STATUS_WORDS } from './template-words.js';

/** One version of a form: its texts at the left, the paper as it will look at the right. */
export function TemplatePage() {
  const templateId = useParam('templateId');
  const path = `/api/v1/paper-templates/${templateId}`;
  const template = useQuery({ queryKey: ['paper-template', templateId], queryFn: () => askAsPerson<PaperTemplate>(path), refetchOnWindowFocus: false });
  const data = template.data;
  return (
    <SettingsPage
      title={data === undefined ? t('Mẫu giấy') : FORM_WORDS[data.form]}
      above={<p className="small"><PageLink to={PATHS.paperTemplates}>{t('Mẫu giấy')}</PageLink>{data !== undefined && <> · {t('Bản {{number}}', { number: data.number })}, {STATUS_WORDS[data.status].words}</>}</p>}
    >
      {(account) => (
        <QueryStates query={template} waiting={t('Đang tải mẫu…')}>
          {(one) => <Editor key={`${one.templateId} ${one.status}`} template={one} path={path} mayChange={administers(account) && one.status === 'draft'} onReload={async () => { await template.refetch(); }} />}
        </QueryStates>
      )}
    </SettingsPage>
  );
}

interface EditorProps { readonly template: PaperTemplate; readonly path: string; readonly mayChange: boolean; readonly onReload: () => Promise<void> }
const NO_FAULTS: ReadonlyMap<string, string> = new Map();

function Editor({ template, path, mayChange, onReload }: EditorProps) {
  const saving = useSaving({ version: template.version, content: template.body }, (body, version, run) => run<PaperTemplate>({ method: 'POST', path: `${path}/revisions`, body: { body }, version }));
  const { content, change } = saving;
  const form = useMemo<ContentForm>(() => ({ content, mayChange, change, faults: NO_FAULTS }), [content, mayChange, change]);
  const reload = async (whose: 'theirs' | 'mine') => {
    const { version, body } = await onceAnswered(() => askAsPerson<PaperTemplate>(path));
    saving.restart({ version, content: body }, whose);
    await onReload();
  };
  return (
    <ContentFormContext value={form}>
      <div className="halves">
        <div className="stack">
          <TemplateFields placeholders={template.placeholders} />
          {mayChange && <SaveLine saving={saving} onReload={(whose) => void reload(whose)} />}
        </div>
        <div className="aside sticky">
          {mayChange && <PublishTemplate path={path} saving={saving} onDone={() => void onReload()} />}
          <TemplateLook path={path} version={saving.version} isSaved={saving.state === 'saved'} body={content as PaperTemplate['body']} />
        </div>
      </div>
    </ContentFormContext>
  );
}
