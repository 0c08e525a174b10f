import type { DossierStatus } from '@haicap/contracts';
import { formatVnDate, localDate, type Timeliness } from '@haicap/kernel';

/**
 * What a sentence of the timeline needs, kept with the step. Unit names are those of the day, because a slip shows the
 * name under which a unit acted; persons have no name here.
 */
export type StepSentence =
  | { readonly type: 'received'; readonly receivingUnit: string; readonly competentUnit: string; readonly channel: string; readonly dueOn: string | null }
  | { readonly type: 'assigned'; readonly competentUnit: string; readonly again: boolean }
  | { readonly type: 'completed'; readonly competentUnit: string; readonly timeliness: Timeliness };

/** One step of a dossier's life as it lies in the table. */
export interface Step {
  readonly version: number;
  readonly at: Date;
  readonly type: string;
  readonly status: DossierStatus;
  readonly sentence: StepSentence;
}

const CHANNELS: Readonly<Record<string, string>> = {
  counter: 'tại quầy', online: 'trực tuyến', postal: 'qua bưu chính công ích',
};

const TIMELINESS: Readonly<Record<Timeliness, string>> = {
  early: 'trước hạn', 'on-time': 'đúng hạn', late: 'sau ngày hẹn trả',
};

/** A step in words, for the citizen: plain Vietnamese, no names of persons. */
export function sentenceOf(step: StepSentence): string {
  switch (step.type) {
    case 'received':
      return `${step.receivingUnit} đã tiếp nhận hồ sơ ${CHANNELS[step.channel] ?? step.channel}${decidedElsewhere(step)}. ${promise(step.dueOn)}`;
    case 'assigned':
      return step.again
        ? `${step.competentUnit} đã chuyển hồ sơ cho người xử lý khác.`
        : `${step.competentUnit} đã giao người xử lý hồ sơ.`;
    case 'completed':
      return `${step.competentUnit} đã giải quyết xong hồ sơ, ${TIMELINESS[step.timeliness]}.`;
    default:
      return step satisfies never;
  }
}

function decidedElsewhere(step: { readonly receivingUnit: string; readonly competentUnit: string }): string {
  return step.receivingUnit === step.competentUnit ? '' : ` và chuyển đến ${step.competentUnit} giải quyết`;
}

function promise(dueOn: string | null): string {
  return dueOn === null ? 'Thủ tục này không có ngày hẹn trả.' : `Hẹn trả kết quả ngày ${formatVnDate(localDate(dueOn))}.`;
}
