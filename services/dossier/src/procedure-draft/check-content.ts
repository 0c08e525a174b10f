import {
  PROCEDURE_CHARS_MAX, PROCEDURE_PROBLEMS, type ProcedureComponent, type ProcedureContent, type ProcedureFee, type ProcedureProblem, type ProcedureProblemCode,
  type TimeLimit,
} from '@haicap/contracts';
import { repeatedLevels } from '../procedure/procedure.js';

type Channel = NonNullable<ProcedureContent['channels']>[number];

/** What keeps a content from being published, and what somebody should look at. */
export interface ContentCheck {
  readonly problems: readonly ProcedureProblem[];
  readonly warnings: readonly ProcedureProblem[];
}

export function problem(code: ProcedureProblemCode, pointer: string): ProcedureProblem {
  return { code, pointer, message: PROCEDURE_PROBLEMS[code] };
}

/**
 * Everything that is missing, in one list. What cannot be known yet may stay open when a note says so: a gap with a note is a
 * statement, a gap without one is a mistake.
 */
export function checkContent(content: ProcedureContent): ContentCheck {
  return {
    problems: [
      ...texts(content), ...channels(content), ...papers(content), ...online(content), ...promise(content), ...process(content), ...certainty(content), ...size(content),
    ],
    warnings: [...oddities(content), ...hours(content)],
  };
}

const missing = (isMissing: boolean, code: ProcedureProblemCode, pointer: string): ProcedureProblem[] => (isMissing ? [problem(code, pointer)] : []);
const isBlank = (text: string | null | undefined) => text === undefined || text === null || text === '';

function isOpenWithNote(content: ProcedureContent, pointer: string): boolean {
  return (content.uncertain ?? []).some((one) => one.pointer === pointer);
}

function texts(content: ProcedureContent): ProcedureProblem[] {
  const decision = content.publishingDecision;
  return [
    ...missing(isBlank(content.name), 'name-missing', '/name'),
    ...missing(isBlank(content.field), 'field-missing', '/field'),
    ...missing(content.competentLevel === undefined, 'competent-level-missing', '/competentLevel'),
    ...furtherLevels(content),
    ...missing(isBlank(content.competentPost), 'competent-post-missing', '/competentPost'),
    ...missing(isBlank(content.legalBasis), 'legal-basis-missing', '/legalBasis'),
    ...missing((!decision || isBlank(decision.number)) && !isOpenWithNote(content, '/publishingDecision'), 'publishing-decision-missing', '/publishingDecision'),
    ...missing(isBlank(content.result), 'result-missing', '/result'),
    ...missing(content.resultIsPaper === undefined, 'result-paper-missing', '/resultIsPaper'),
    ...missing(content.nonTerritorialScope === undefined, 'territory-missing', '/nonTerritorialScope'),
    ...missing(content.confidence === undefined, 'confidence-missing', '/confidence'),
    ...missing((content.supplementDays ?? null) === null && !isOpenWithNote(content, '/supplementDays'), 'supplement-days-missing', '/supplementDays'),
  ];
}

function furtherLevels({ competentLevel, furtherCompetentLevels = [] }: ProcedureContent): ProcedureProblem[] {
  if (competentLevel === undefined) return [];
  return repeatedLevels({ competentLevel, furtherCompetentLevels }).map((index) => problem('competent-level-repeated', `/furtherCompetentLevels/${index}`));
}

function channels(content: ProcedureContent): ProcedureProblem[] {
  const offered = content.channels ?? [];
  if (offered.length === 0) return [problem('channels-missing', '/channels')];
  return offered.flatMap(({ channel, fees }, index) => [
    ...missing(offered.findIndex((other) => other.channel === channel) < index, 'channel-repeated', `/channels/${index}`),
    ...fees.flatMap((fee, place) => feeProblems(content, fee, { pointer: `/channels/${index}/fees/${place}`, isRepeated: fees.findIndex(({ code }) => code === fee.code) < place })),
  ]);
}

function feeProblems(content: ProcedureContent, fee: ProcedureFee, { pointer, isRepeated }: { pointer: string; isRepeated: boolean }): ProcedureProblem[] {
  const isUnexplained = fee.amountDong === null && fee.rule === undefined && isBlank(fee.note) && !isOpenWithNote(content, `${pointer}/amountDong`);
  return [
    ...missing(isBlank(fee.code) || isBlank(fee.name), 'fee-code-missing', pointer),
    ...missing(isRepeated, 'fee-repeated', pointer),
    ...missing(isUnexplained, 'fee-amount-missing', `${pointer}/amountDong`),
  ];
}

function papers({ components = [], cases = [] }: ProcedureContent): ProcedureProblem[] {
  return [
    ...componentProblems(components, '/components'),
    ...cases.flatMap((one, index) => [
      ...missing(isBlank(one.code) || isBlank(one.name), 'case-code-missing', `/cases/${index}`),
      ...missing(cases.findIndex(({ code }) => code === one.code) < index, 'case-repeated', `/cases/${index}`),
      ...componentProblems(one.components, `/cases/${index}/components`),
    ]),
  ];
}

function componentProblems(components: readonly ProcedureComponent[], pointer: string): ProcedureProblem[] {
  if (components.length === 0) return [problem('components-missing', pointer)];
  return components.flatMap((component, index) => {
    const place = `${pointer}/${index}`;
    return [
      ...missing(isBlank(component.code), 'component-code-missing', `${place}/code`),
      ...missing(isBlank(component.name), 'component-name-missing', `${place}/name`),
      ...missing(components.findIndex(({ code }) => code === component.code) < index, 'component-repeated', place),
      ...missing(component.originals + component.copies === 0, 'component-count-missing', place),
      ...missing(component.template !== undefined && isBlank(component.template.name), 'template-name-missing', `${place}/template/name`),
    ];
  });
}

function online(content: ProcedureContent): ProcedureProblem[] {
  const { onlineLevel, eForm, channels: offered = [] } = content;
  if (onlineLevel === undefined) return [problem('online-level-missing', '/onlineLevel')];
  const isOffered = offered.some(({ channel }) => channel === 'online');
  const isOnline = onlineLevel !== 'information';
  return [
    ...missing(onlineLevel !== 'full' && isBlank(content.onlineLevelReason), 'online-level-reason-missing', '/onlineLevelReason'),
    ...missing(isOnline && !isOffered, 'online-channel-missing', '/channels'),
    ...missing(!isOnline && isOffered, 'online-channel-not-offered', '/channels'),
    ...missing(isOnline && !eForm, 'e-form-missing', '/eForm'),
  ];
}

function limitsOf({ channels: offered = [], cases = [] }: ProcedureContent): TimeLimit[] {
  return [...offered.map(({ timeLimit }: Channel) => timeLimit), ...cases.flatMap(({ timeLimit }) => (timeLimit ? [timeLimit] : []))];
}

function promise(content: ProcedureContent): ProcedureProblem[] {
  const limits = limitsOf(content);
  const sameDay = limits.some(({ unit }) => unit === 'same-day');
  const hasNone = limits.some(({ unit }) => unit === 'none');
  if (content.noAppointment === undefined) return [problem('no-appointment-missing', '/noAppointment')];
  return [
    ...missing(sameDay && (content.sameDayCutOff ?? null) === null, 'same-day-cut-off-missing', '/sameDayCutOff'),
    ...missing(content.noAppointment !== hasNone && limits.length > 0, 'no-appointment-contradicts', '/noAppointment'),
  ];
}

function process({ process: steps = [], isSimple = false, needsSignature = false }: ProcedureContent): ProcedureProblem[] {
  if (steps.length === 0) return [problem('process-missing', '/process')];
  const needsChair = (!isSimple || needsSignature) && !steps.some(({ role }) => role === 'chair');
  return [
    ...steps.flatMap((step, index) => [
      ...missing(isBlank(step.code) || isBlank(step.name), 'step-code-missing', `/process/${index}`),
      ...missing(steps.findIndex(({ code }) => code === step.code) < index, 'step-repeated', `/process/${index}`),
    ]),
    ...missing(steps[0]?.unit !== 'receiving', 'process-without-receiving', '/process/0'),
    ...missing(!steps.some(({ unit }) => unit === 'competent'), 'process-without-competent', '/process'),
    ...missing(needsChair, 'process-without-approval', '/process'),
  ];
}

function certainty(content: ProcedureContent): ProcedureProblem[] {
  return (content.uncertain ?? []).flatMap(({ pointer }, index) => missing(!pointsSomewhere(content, pointer), 'uncertainty-pointer-unknown', `/uncertain/${index}`));
}

/** Whether a pointer names a place that exists, or a known part that is still open. */
function pointsSomewhere(content: ProcedureContent, pointer: string): boolean {
  const [before, first = '', ...rest] = pointer.split('/');
  if (before !== '' || first === '') return false;
  if (rest.length === 0 && OPEN_PARTS.includes(first)) return true;
  return [first, ...rest].reduce<unknown>((place, key) => (hasPart(place, key) ? place[key] : undefined), content) !== undefined;
}

function hasPart(place: unknown, key: string): place is Record<string, unknown> {
  return typeof place === 'object' && place !== null && Object.hasOwn(place, key);
}
const OPEN_PARTS = ['timeLimit', 'feeDong', 'feeNote', 'code', 'publishingDecision', 'supplementDays', 'resultCode', 'validTo', 'consultationSilence'];

function size(content: ProcedureContent): ProcedureProblem[] {
  return missing(JSON.stringify(content).length > PROCEDURE_CHARS_MAX, 'version-too-large', '');
}

function oddities(content: ProcedureContent): ProcedureProblem[] {
  const sameDay = limitsOf(content).some(({ unit }) => unit === 'same-day');
  return [
    ...missing((content.resultCode ?? null) === null && !isOpenWithNote(content, '/resultCode'), 'result-code-missing', '/resultCode'),
    ...missing(!sameDay && (content.sameDayCutOff ?? null) !== null, 'same-day-cut-off-unused', '/sameDayCutOff'),
    ...missing(content.onlineLevel === 'information' && !content.eForm, 'e-form-missing', '/eForm'),
    ...missing(content.confidence === 'verified' && (content.uncertain ?? []).length > 0, 'verified-with-uncertainty', '/confidence'),
  ];
}

// Step hours guide the work; only the shortest limit can be too short for them. Months and calendar days are not counted in hours.
function hours(content: ProcedureContent): ProcedureProblem[] {
  const total = (content.process ?? []).reduce((sum, step) => sum + step.hours, 0);
  const limits = (content.channels ?? []).flatMap(({ timeLimit }: Channel) => hoursOf(timeLimit));
  return missing(limits.length > 0 && total > Math.min(...limits), 'process-longer-than-limit', '/process');
}

const WORKING_DAY_HOURS = 8;

function hoursOf(limit: TimeLimit): number[] {
  if (limit.unit === 'same-day') return [WORKING_DAY_HOURS];
  if (limit.unit === 'working-hour') return [limit.amount];
  return limit.unit === 'working-day' ? [limit.amount * WORKING_DAY_HOURS] : [];
}
