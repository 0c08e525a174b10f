import type { DossierPaperForm, Paper, PaperFormat } from '@haicap/contracts';
import { fetchFileAsPerson, writeAsPerson } from '../../session/as-person.js';

const KEPT_MS = 120_000;

/** Issues a paper of a dossier as it stands now and gives it to the printer of this machine. */
export async function printPaper(dossierId: string, form: DossierPaperForm, format: PaperFormat): Promise<void> {
  const { paperId } = await writeAsPerson<Paper>({ method: 'POST', path: `/api/v1/dossiers/${dossierId}/papers`, body: { form, format } }, crypto.randomUUID());
  await printFile(await fetchFileAsPerson(`/api/v1/dossiers/${dossierId}/papers/${paperId}`));
}

/** Opens the print dialog on a PDF within a frame that nobody sees. */
export async function printFile(file: Blob): Promise<void> {
  const address = URL.createObjectURL(new Blob([file], { type: 'application/pdf' }));
  const frame = document.createElement('iframe');
  frame.className = 'print-frame';
  frame.title = 'PDF';
  frame.tabIndex = -1;
  frame.ariaHidden = 'true';
  frame.src = address;
  const loaded = new Promise<void>((resolve, reject) => {
    frame.addEventListener('load', () => resolve());
    frame.addEventListener('error', () => reject(new Error('the paper does not open in this browser')));
  });
  document.body.append(frame);
  await loaded;
  frame.contentWindow?.focus();
  frame.contentWindow?.print();
  // The dialog holds on to the document for as long as it is open; the browser tells nobody when it closes.
  window.setTimeout(() => { frame.remove(); URL.revokeObjectURL(address); }, KEPT_MS);
}
