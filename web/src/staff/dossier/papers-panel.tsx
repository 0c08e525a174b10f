import type { DossierPaperForm, PaperFormat } from '@haicap/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { ProblemError } from '../../api/client.js';
import { showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { PaperView } from '../paper/paper-view.js';
import { printPaper } from '../prints/print-paper.js';
import { papersQuery } from './dossier-query.js';

/** A receipt is handed over at a desk; everything else goes into a file. */
const formatOf = (form: DossierPaperForm): PaperFormat => (form === 'receipt-slip' ? 'A5' : 'A4');

/** The papers that were handed out, and those that can be printed now. */
export function PapersPanel({ dossierId }: { dossierId: string }) {
  const papers = useQuery(papersQuery(dossierId));
  const [open, setOpen] = useState<string | null>(null);
  const [state, setState] = useState<{ readonly printing: string | null; readonly problem: string | null }>({ printing: null, problem: null });
  const queries = useQueryClient();
  const print = async (form: DossierPaperForm) => {
    setState({ printing: form, problem: null });
    try {
      await printPaper(dossierId, form, formatOf(form));
      setState({ printing: null, problem: null });
      void queries.invalidateQueries({ queryKey: papersQuery(dossierId).queryKey });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setState({ printing: null, problem: error.problem.title });
    }
  };
  const { items = [], available = [] } = papers.data ?? {};
  return (
    <>
      <h3>{t('Giấy in được bây giờ')}</h3>
      <div className="row">{available.map(({ form, title }) => <Button key={form} loading={state.printing === form} disabled={state.printing !== null} onClick={() => void print(form)}>{t('In {{title}}', { title })}</Button>)}</div>
      {state.problem !== null && <p role="alert" className="field-problem">{state.problem}</p>}
      <h3>{t('Giấy đã in')}</h3>
      {items.length === 0 && <p className="small muted">{t('Chưa in giấy nào.')}</p>}
      <ul className="plain">
        {items.map(({ paperId, title, version, issuedAt, format }) => <li key={paperId}><button type="button" className="link" aria-expanded={open === paperId} onClick={() => setOpen(open === paperId ? null : paperId)}>{title}</button> <span className="xs muted">{t('lần {{version}}, {{format}}, {{time}}', { version, format, time: showInstant(issuedAt) })}</span></li>)}
      </ul>
      {open !== null && <PaperView key={open} address={`/api/v1/dossiers/${dossierId}/papers/${open}`} name={t('Giấy đã in')} />}
    </>
  );
}
