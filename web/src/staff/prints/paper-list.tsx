import type { Dossier, DossierPaperForm, listPapers, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { askAsPerson } from '../../session/as-person.js';
import { t } from '../../text/language.js';
import { useCommand } from '../keyboard/commands.js';
import { Keys } from '../keyboard/keys.js';
import { printPaper } from './print-paper.js';

type Papers = RpcReply<typeof listPapers>;

/** The papers of a dossier that can be printed as it stands; P prints the first one. */
export function PaperList({ dossier }: { dossier: Dossier }) {
  const papers = useQuery({ queryKey: ['dossier-papers', dossier.dossierId, dossier.version], queryFn: () => askAsPerson<Papers>(`/api/v1/dossiers/${dossier.dossierId}/papers`) });
  const [state, setState] = useState<'none' | 'printing' | 'printed' | 'failed'>('none');
  const available = papers.data?.available ?? [];
  const print = (form: DossierPaperForm) => {
    setState('printing');
    printPaper(dossier.dossierId, form, form === 'receipt-slip' ? 'A5' : 'A4').then(() => setState('printed'), () => setState('failed'));
  };
  const first = available[0];
  useCommand({ id: 'papers-print', label: t('In giấy của hồ sơ'), keys: 'p', run: () => { if (first !== undefined) print(first.form); } });
  if (available.length === 0) return null;
  return (
    <section className="card pad desk-column no-print" aria-labelledby="papers">
      <h2 id="papers">{t('In giấy')}</h2>
      <ul className="plain choices">{available.map(({ form, title }, place) => <li key={form}><button type="button" className="btn" disabled={state === 'printing'} onClick={() => print(form)}>{title}{place === 0 && <Keys keys="p" />}</button></li>)}</ul>
      <p className="small muted" role="status">{{ none: '', printing: t('Đang in…'), printed: t('Đã gửi đến máy in.'), failed: t('Chưa in được. Thử lại; hồ sơ không bị ảnh hưởng.') }[state]}</p>
    </section>
  );
}
