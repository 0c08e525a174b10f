import { firstWordsOf, wordsFor, type InWords, type Language, type ReasonedAction } from '@haicap/contracts';
import { formatVnDate, localDate, type Timeliness } from '@haicap/kernel';
import type { AtDesk, Handed, InHand, Missing, Moved, Reasoned, StepSentence } from './step.js';

/** How something was handed in. A channel that this release does not know stands for itself. */
export function channelIn(language: Language, channel: string): string {
  return CHANNELS[channel]?.[language] ?? channel;
}

const CHANNELS: Readonly<Record<string, InWords>> = {
  counter: { vi: 'tại quầy', en: 'at the desk' }, online: { vi: 'trực tuyến', en: 'online' }, postal: { vi: 'qua bưu chính công ích', en: 'by public post' },
};

export const TIMELINESS: Readonly<Record<Timeliness, InWords>> = {
  early: { vi: 'trước hạn', en: 'before it was due' }, 'on-time': { vi: 'đúng hạn', en: 'on time' }, late: { vi: 'sau ngày hẹn trả', en: 'after the appointment' },
};

/** A day as both languages write it here, because papers and screens beside the sentence do. */
export const day = (written: string): string => formatVnDate(localDate(written));

/** The parts of sentences that several steps share, in one language. */
export interface Parts {
  because(action: ReasonedAction, step: Reasoned): string;
  supplyBy(step: Missing): string;
  promise(dueOn: string | null): string;
  newPromise(moved: Moved): string;
  handOver(step: Handed & { readonly returningUnit?: string }): string;
  decidedElsewhere(step: AtDesk): string;
}

const reasonIn = (language: Language, action: ReasonedAction, { reasonCode: code, reasonLabel }: Reasoned): string =>
  wordsFor(language, action, { code, words: reasonLabel ?? firstWordsOf(action, code) });

/** What a province worded itself is in no other language: there it is quoted. */
function englishReason(action: ReasonedAction, step: Reasoned): string {
  const words = reasonIn('en', action, step);
  return words === reasonIn('vi', action, step) ? `“${words}”` : lowerFirst(words);
}

const VI: Parts = {
  because: (action, step) => `Lý do: ${lowerFirst(reasonIn('vi', action, step))}.`,
  supplyBy: ({ supplyUntil }) => (supplyUntil == null ? '' : ` Bổ sung chậm nhất ngày ${day(supplyUntil)}.`),
  promise: (dueOn) => (dueOn === null ? 'Thủ tục này không có ngày hẹn trả.' : `Hẹn trả kết quả ngày ${day(dueOn)}.`),
  newPromise: ({ dueOn, previousDueOn }) => (dueOn === null
    ? VI.promise(dueOn)
    : `Ngày hẹn trả mới: ${day(dueOn)}${previousDueOn === null ? '' : ` (trước đây: ${day(previousDueOn)})`}.`),
  handOver: ({ returningUnit, byPost }) => {
    if (returningUnit === undefined) return '';
    return byPost ? ` ${returningUnit} gửi kết quả qua bưu chính công ích.` : ` Mời nhận kết quả tại ${returningUnit}.`;
  },
  decidedElsewhere: (step) => (step.receivingUnit === step.competentUnit ? '' : ` và chuyển đến ${step.competentUnit} giải quyết`),
};

const EN: Parts = {
  because: (action, step) => `Reason: ${englishReason(action, step)}.`,
  supplyBy: ({ supplyUntil }) => (supplyUntil == null ? '' : ` To be supplied by ${day(supplyUntil)} at the latest.`),
  promise: (dueOn) => (dueOn === null ? 'This procedure has no appointment.' : `The result is promised for ${day(dueOn)}.`),
  newPromise: ({ dueOn, previousDueOn }) => (dueOn === null
    ? EN.promise(dueOn)
    : `New appointment: ${day(dueOn)}${previousDueOn === null ? '' : ` (before: ${day(previousDueOn)})`}.`),
  handOver: ({ returningUnit, byPost }) => {
    if (returningUnit === undefined) return '';
    return byPost ? ` ${returningUnit} sends the result by public post.` : ` The result can be collected at ${returningUnit}.`;
  },
  decidedElsewhere: (step) => (step.receivingUnit === step.competentUnit ? '' : ` and passed it on to ${step.competentUnit} for a decision`),
};

export const PARTS: Readonly<Record<Language, Parts>> = { vi: VI, en: EN };

/** The unit that has it in hand. */
export function inHandOf({ receivingUnit, competentUnit }: InHand): string {
  return receivingUnit ?? competentUnit;
}

export const papersOf = ({ missing }: Missing): string => missing.map(({ name }) => name).join('; ');

/** What a kind of step says, by language. */
export type Said<Step extends { readonly type: StepSentence['type'] }> = Readonly<Record<Language, (step: Step) => string>>;

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1);
}
