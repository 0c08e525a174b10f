import {
  draftPaperTemplate, fetchTrackedReceipt, issuePaper, previewPaperTemplate, printTrackingBook, publishPaperTemplate, revisePaperTemplate,
  type Actor, type Paper, type PaperFile, type RpcInput,
} from '@haicap/contracts';
import { FetchPaper, FetchTrackedReceipt } from '../src/paper/fetch-paper.js';
import { IssuePaper } from '../src/paper/issue-paper.js';
import { ListPapers } from '../src/paper/list-papers.js';
import { ChangeTemplates } from '../src/paper-template/change-templates.js';
import { PreviewTemplate } from '../src/paper-template/preview-template.js';
import { PrintTrackingBook } from '../src/tracking-book/print-tracking-book.js';
import { accepted, PEOPLE, type DossierRig } from './dossier-rig.js';
import { bytesOf, readPaper, type ReadPage } from './paper-reading.js';

/** What people do with papers, on a rig. */
export function papersOf(rig: DossierRig) {
  const issue = (request: RpcInput<typeof issuePaper>, actor: Actor = PEOPLE.desk, key = rig.nextKey()) =>
    rig.app.get(IssuePaper).run(issuePaper.request.parse(request), actor, key);
  const fetch = (paper: Pick<Paper, 'dossierId' | 'paperId'>, actor: Actor = PEOPLE.desk) =>
    rig.app.get(FetchPaper).run({ dossierId: paper.dossierId, paperId: paper.paperId }, actor);
  return {
    issue, fetch,
    list: (dossierId: string, actor: Actor = PEOPLE.desk) => rig.app.get(ListPapers).run({ dossierId }, actor),
    tracked: (request: RpcInput<typeof fetchTrackedReceipt>) => rig.app.get(FetchTrackedReceipt).run(fetchTrackedReceipt.request.parse(request)),
    book: (request: RpcInput<typeof printTrackingBook>, actor: Actor = PEOPLE.desk) => rig.app.get(PrintTrackingBook).run(printTrackingBook.request.parse(request), actor),
    draft: (request: RpcInput<typeof draftPaperTemplate>, actor: Actor, key = rig.nextKey()) => rig.app.get(ChangeTemplates).draft(draftPaperTemplate.request.parse(request), actor, key),
    revise: (request: RpcInput<typeof revisePaperTemplate>, actor: Actor, key = rig.nextKey()) => rig.app.get(ChangeTemplates).revise(revisePaperTemplate.request.parse(request), actor, key),
    publish: (request: RpcInput<typeof publishPaperTemplate>, actor: Actor, key = rig.nextKey()) => rig.app.get(ChangeTemplates).publish(publishPaperTemplate.request.parse(request), actor, key),
    preview: (request: RpcInput<typeof previewPaperTemplate>, actor: Actor) => rig.app.get(PreviewTemplate).run(previewPaperTemplate.request.parse(request), actor),
    /** Issues a paper and reads it as a person does. */
    read: async (request: RpcInput<typeof issuePaper>, actor: Actor = PEOPLE.desk): Promise<{ readonly paper: Paper; readonly file: PaperFile; readonly pages: readonly ReadPage[]; readonly text: string }> => {
      const paper = accepted(await issue(request, actor));
      const file = accepted(await fetch(paper, actor));
      const pages = await readPaper(bytesOf(file));
      return { paper, file, pages, text: pages.map(({ text }) => text).join(' ') };
    },
  };
}
export type Papers = ReturnType<typeof papersOf>;

/** The words of a file. */
export const textOf = async (file: PaperFile): Promise<string> => (await readPaper(bytesOf(file))).map(({ text }) => text).join(' ');
