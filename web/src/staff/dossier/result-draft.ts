import type { Component } from './dossier-query.js';

type ComponentFile = Component['files'][number];
const RESULT_DRAFT = 'result-draft';

/** The draft that came last with a submission, as a PDF; undefined where none did. */
export function latestDraft(components: readonly Component[]): ComponentFile | undefined {
  return components.find(({ code }) => code === RESULT_DRAFT)?.files.findLast(({ mediaType }) => mediaType === 'application/pdf');
}
