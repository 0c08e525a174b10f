import { DOSSIER_REASONS } from '@haicap/contracts';
import { language } from '../../text/language.js';

const SHIPPED: ReadonlyMap<string, string> = new Map(Object.values(DOSSIER_REASONS).flatMap((reasons) => reasons.map((reason) => [reason.vi, reason[language]] as const)));

/** A reason in the language of the page, as far as it is one of those that ship; what a province worded itself stands as it worded it. */
export const reasonWords = (words: string): string => SHIPPED.get(words) ?? words;
