import pdfmake from 'pdfmake';
import { layOut } from './paper-layout.ts';
import type { PdfJob } from './press-job.ts';
import { readFonts, TINOS } from './press-fonts.ts';

// pdfmake keeps files in memory also on a server; its types know that only of browsers.
const { virtualfs } = pdfmake as unknown as { readonly virtualfs: { writeFileSync(name: string, content: Buffer): void } };
for (const [name, bytes] of readFonts()) virtualfs.writeFileSync(name, bytes);
pdfmake.setFonts({ Tinos: TINOS });
// A paper is made of words alone: while it is drawn, nothing is read from this machine or from the network.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);

/** The bytes of a paper; the same job gives the same bytes. */
export async function drawPdf(job: PdfJob): Promise<Uint8Array> {
  return await pdfmake.createPdf(layOut(job)).getBuffer();
}
