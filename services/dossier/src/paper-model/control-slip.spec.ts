import { describe, expect, it } from '@jest/globals';
import type { DossierStatus } from '@haicap/contracts';
import { formatOffsetTime, localDate, localDateOf, vietnamWorkingCalendar, type DueReason, type Timeliness } from '@haicap/kernel';
import type { Dossier, Due } from '../dossier/dossier.js';
import { controlSlip } from './control-slip.js';
import type { PaperFacts, PaperStep } from './paper-facts.js';

const at = (text: string) => new Date(`2025-07-${text}:00+07:00`);
const UNIT = 'u1';
const SENTENCE = { type: 'approved', competentUnitId: UNIT, competentUnit: 'Phường Hạc Thành' } as const;

/** A step of July 2025 as "day T hour", the state after it, and the appointment that holds from it on. */
type Told = readonly [type: string, when: string, status: DossierStatus, dueAt: string];

const stepOf = ([type, when, status, dueAt]: Told, index: number): PaperStep => ({
  version: index + 1, at: at(when), type, status, sentence: SENTENCE, note: null, dueAt: at(dueAt), dueOn: localDateOf(at(dueAt)), assigneeId: null, procedureVersion: 1, actorId: null,
});

interface Head {
  readonly timeliness?: Timeliness;
  readonly precision?: Due['precision'];
  /** The appointment that had passed when it was extended. */
  readonly missed?: string;
}

function factsOf(told: readonly Told[], { timeliness, precision = 'day', missed }: Head): PaperFacts {
  const steps = told.map(stepOf);
  const last = steps.at(-1);
  const reasons: DueReason[] = missed === undefined ? [] : [{ code: 'promise-missed', dueAt: formatOffsetTime(at(missed)), dueOn: localDateOf(at(missed)) }];
  const dossier = {
    status: 'completed', version: steps.length, timeliness, due: { at: last?.dueAt ?? null, on: last?.dueOn ?? null, precision, reasons },
    receipt: {
      dossierId: 'd1', code: 'H56.147.97-250701-0001', procedureCode: '1.004884', procedureName: 'Đăng ký lại khai sinh', field: 'Hộ tịch',
      receivingUnitId: UNIT, competentUnitId: UNIT, returningUnitId: UNIT, submittedAt: at('01T08:00'), receivedAt: at('01T08:00'),
    },
  } as unknown as Dossier;
  const nobody = { fullName: '', personalNumber: '', phone: '', address: '', email: '', organisationCode: '' };
  return {
    dossier, steps, procedure: {} as PaperFacts['procedure'], receivedUnder: {} as PaperFacts['procedure'], components: [], applicant: nobody, submitter: null, representative: null, sets: 1, returnByPost: null,
    assessedFees: null, expectedFees: [], posts: [], receivingCalendar: vietnamWorkingCalendar(), secret: '', trackingAddress: '', further: [],
    units: [{ unitId: UNIT, asFrom: localDate('2025-07-01'), level: 'commune', fullName: 'Phường Hạc Thành', provinceCode: '38', validFrom: null, validTo: null, agencyCode: null }],
  };
}

/** The result of each row beside the line at the head. */
function judged(told: readonly Told[], head: Head = {}) {
  const facts = factsOf(told, head);
  const last = facts.steps.at(-1);
  if (last === undefined) throw new Error('a slip has a step');
  const { values, tables } = controlSlip(facts, last);
  return { rows: tables.handOvers.map(({ outcome }) => outcome), head: values.outcome };
}

const DUE = '08T17:00';
const received: Told = ['received', '01T08:00', 'received', DUE];
const assigned: Told = ['assigned', '01T09:00', 'assigned', DUE];

describe('a row of the control slip', () => {
  it('is judged by the appointment that a supplement moved, not by that of the day it was handed over', () => {
    const slip = judged([
      received, assigned, ['supplement-requested', '02T08:00', 'supplement-requested', DUE], ['supplemented', '09T08:00', 'assigned', '15T17:00'],
      ['submitted-for-approval', '14T09:00', 'pending-approval', '15T17:00'], ['approved', '15T10:00', 'approved', '15T17:00'], ['completed', '15T11:00', 'completed', '15T17:00'],
    ], { timeliness: 'on-time' });

    expect(slip).toEqual({ rows: ['Trước hạn', 'Trước hạn', 'Đúng hạn', 'Đúng hạn', ''], head: 'Đúng hạn' });
  });

  it.each([['payment-confirmed', 'payment-required'], ['deadline-recalculated', 'assigned']] as const)('is judged by the appointment that "%s" moved', (type, before) => {
    const slip = judged([received, ['payment-required', '02T08:00', before, DUE], [type, '08T08:00', 'assigned', '11T17:00'], ['completed', '10T09:00', 'completed', '11T17:00']], { timeliness: 'early' });

    expect(slip).toEqual({ rows: ['Trước hạn', ''], head: 'Trước hạn' });
  });

  it('is in time after an extension that came before the appointment', () => {
    const slip = judged([received, assigned, ['extended', '08T10:00', 'assigned', '10T17:00'], ['completed', '10T09:00', 'completed', '10T17:00']], { timeliness: 'on-time' });

    expect(slip).toEqual({ rows: ['Trước hạn', 'Đúng hạn', ''], head: 'Đúng hạn' });
  });

  it('stays late after an extension that came when the appointment had passed, and so does whoever has it afterwards', () => {
    const slip = judged([
      received, assigned, ['extended', '09T10:00', 'assigned', '14T17:00'], ['submitted-for-approval', '10T09:00', 'pending-approval', '14T17:00'],
      ['approved', '10T10:00', 'approved', '14T17:00'], ['completed', '11T09:00', 'completed', '14T17:00'],
    ], { timeliness: 'late', missed: DUE });

    expect(slip).toEqual({ rows: ['Trước hạn', 'Quá hạn', 'Quá hạn', 'Quá hạn', ''], head: 'Quá hạn' });
  });

  it('is judged to the minute where the limit is one of hours', () => {
    const slip = judged([
      ['received', '01T08:00', 'received', '01T13:00'], ['assigned', '01T10:00', 'assigned', '01T13:00'], ['completed', '01T13:01', 'completed', '01T13:00'],
    ], { precision: 'minute', timeliness: 'late' });

    expect(slip).toEqual({ rows: ['Trước hạn', 'Quá hạn', ''], head: 'Quá hạn' });
  });

  it('that ends while the clock stands is judged by when it came to stand, also below a request for withdrawal', () => {
    const asked: Told = ['supplement-requested', '02T08:00', 'supplement-requested', DUE];
    const inTime = judged([received, assigned, asked, ['withdrawal-requested', '20T08:00', 'withdrawal-requested', DUE], ['stopped', '21T08:00', 'stopped', DUE]]);
    const tooLate = judged([received, assigned, ['supplement-requested', '09T08:00', 'supplement-requested', DUE], ['stopped', '21T08:00', 'stopped', DUE]]);
    const running = judged([received, assigned, ['withdrawal-requested', '07T08:00', 'withdrawal-requested', DUE], ['stopped', '09T08:00', 'stopped', DUE]]);

    expect([inTime.rows, tooLate.rows, running.rows]).toEqual([['Trước hạn', 'Trước hạn', ''], ['Trước hạn', 'Quá hạn', ''], ['Trước hạn', 'Quá hạn', '']]);
  });

  it('after the result is not judged: a result that is replaced has no appointment of its own', () => {
    const slip = judged([
      received, assigned, ['completed', '07T09:00', 'completed', DUE], ['result-withdrawn', '20T09:00', 'result-withdrawn', DUE], ['result-replaced', '21T09:00', 'completed', DUE],
    ], { timeliness: 'early' });

    expect(slip).toEqual({ rows: ['Trước hạn', 'Trước hạn', '', '', ''], head: 'Trước hạn' });
  });
});
