import type { DossierPaperForm } from '@haicap/contracts';
import type { PaperFacts, PaperStep } from './paper-facts.js';
import { controlSlip } from './control-slip.js';
import { apologyExtension, intakeRefusal, stopNotice, supplementRequest } from './decision-papers.js';
import type { ModelOf, PaperModel } from './paper-model.js';
import { receiptSlip } from './receipt-slip.js';

const MODELS: { readonly [F in DossierPaperForm]: (facts: PaperFacts, basis: PaperStep) => ModelOf<F> } = {
  'receipt-slip': receiptSlip, 'supplement-request': supplementRequest, 'intake-refusal': intakeRefusal, 'apology-extension': apologyExtension,
  'stop-notice': stopNotice, 'control-slip': controlSlip,
};

/** What a form says about a dossier. The same facts give the same words. */
export function buildModel(form: DossierPaperForm, facts: PaperFacts, basis: PaperStep): PaperModel {
  return MODELS[form](facts, basis);
}
