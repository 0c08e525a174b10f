import type { listPaperTemplates, PaperForm, PaperTemplate, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { QueryStates } from '../../frame/query-states.js';
import { useOpen, useView } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { askAsPerson, useWriting } from '../../session/as-person.js';
import { administers } from '../../session/permissions.js';
import { showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { ProblemLine, SettingsPage } from '../settings/settings-page.js';
import { FORM_WORDS, STATUS_WORDS } from './template-words.js';

const FORMS = Object.keys(FORM_WORDS) as PaperForm[];
/** The circular in force, whose forms a province may change; the one before stays for papers of its days. */
const CIRCULAR = '03/2025/TT-VPCP';
const view = z.object({ mau: z.string().catch('receipt-slip') });

/** The forms that offices hand out, each with its versions. */
export function TemplatesPage() {
  const [{ mau }, change] = useView(view);
  const form = FORMS.find((one) => one === mau) ?? 'receipt-slip';
  const templates = useQuery({ queryKey: ['paper-templates', form], queryFn: () => askAsPerson<RpcReply<typeof listPaperTemplates>>(`/api/v1/paper-templates?form=${form}`) });
  return (
    <SettingsPage title={t('Mẫu giấy')} lead={t('Tiêu đề, nhãn, đoạn văn và chân trang của giấy tờ giao cho người dân. Giấy đã phát hành không đổi theo mẫu mới.')}>
      {(account) => (
        <div className="one-third">
          <nav className="card" aria-label={t('Loại giấy')}>
            <ul className="pick">{FORMS.map((one) => <li key={one}><button type="button" aria-pressed={one === form} onClick={() => change({ mau: one })}>{FORM_WORDS[one]}</button></li>)}</ul>
          </nav>
          <section className="card pad stack" aria-label={FORM_WORDS[form]}>
            <div className="top"><h2>{FORM_WORDS[form]}</h2>{administers(account) && <NewDraft form={form} />}</div>
            <QueryStates query={templates} waiting={t('Đang tải mẫu…')}>{({ items }) => <Versions items={items} />}</QueryStates>
          </section>
        </div>
      )}
    </SettingsPage>
  );
}

function Versions({ items }: { items: RpcReply<typeof listPaperTemplates>['items'] }) {
  return (
    <ul className="pick">
      {items.map(({ templateId, circular, number, status, validFrom }) => (
        <li key={templateId}>
          <PageLink to={`${PATHS.paperTemplates}/${templateId}`}>
            <span><b>{t('Bản {{number}}', { number })}</b> <span className={`tag ${STATUS_WORDS[status].look}`}>{STATUS_WORDS[status].words}</span></span>
            <small className="muted">{t('Thông tư {{circular}}', { circular })}{validFrom !== null && ` · ${t('từ {{day}}', { day: showDay(validFrom) })}`}</small>
          </PageLink>
        </li>
      ))}
    </ul>
  );
}

function NewDraft({ form }: { form: PaperForm }) {
  const writing = useWriting();
  const open = useOpen();
  const begin = async () => {
    const draft = await writing.run<PaperTemplate>({ method: 'POST', path: '/api/v1/paper-templates', body: { form, circular: CIRCULAR } });
    if (draft !== undefined) open(`${PATHS.paperTemplates}/${draft.templateId}`);
  };
  return <div><button type="button" className="btn primary" disabled={writing.busy} onClick={() => void begin()}>{t('Soạn mẫu mới')}</button><ProblemLine problem={writing.problem} /></div>;
}
