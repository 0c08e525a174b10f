import { bodyOf, EMPTY_DRAFT, pathOf, problemsOf } from './step-draft.js';
import { verbOf, verbsFor, type Verb } from './verbs.js';

const verb = (action: Parameters<typeof verbOf>[0]): Verb => {
  const found = verbOf(action);
  if (found === undefined) throw new Error(`no verb for ${action}`);
  return found;
};

describe('a step that an officer takes', () => {
  it('is offered only when the dossier allows it to this person, what brings it forward first', () => {
    expect(verbsFor(['stop', 'submit-for-approval', 'request-supplement', 'supply']).map(({ action }) => action)).toEqual(['submit-for-approval', 'request-supplement', 'stop']);
  });

  it('has a key of its own among those offered together', () => {
    const keys = verbsFor(['approve', 'consent-to-supplement', 'request-supplement', 'request-intake-supplement']).map(({ action, keys: own }) => [action, own]);
    expect(keys).toEqual([['approve', 'd'], ['consent-to-supplement', undefined], ['request-supplement', 'b'], ['request-intake-supplement', undefined]]);
  });

  it('says what is missing and where before anything is sent', () => {
    expect(problemsOf(verb('transfer'), EMPTY_DRAFT).map(({ field }) => field)).toEqual(['unit', 'reason']);
    expect(problemsOf(verb('approve'), EMPTY_DRAFT)).toEqual([]);
    expect(problemsOf(verb('sign'), { ...EMPTY_DRAFT, kind: 'paper' })).toEqual([]);
  });

  it('names the unit a transfer goes to, and the unit a question is put to', () => {
    const draft = { ...EMPTY_DRAFT, unitId: 'u', reasonCode: 'not-competent', reasonText: 'Đất liên xã', question: ' Có tranh chấp không? ' };
    expect(bodyOf(verb('transfer'), draft)).toEqual({ toUnitId: 'u', reasonCode: 'not-competent', reasonText: 'Đất liên xã' });
    expect(bodyOf(verb('request-consultation'), draft)).toEqual({ unitId: 'u', question: 'Có tranh chấp không?', limit: { unit: 'working-day', amount: 3 } });
  });

  it('is sent to the consultation it answers', () => {
    expect(pathOf(verb('answer-consultation'), { consultationId: 'c' })).toBe('consultations/c/answer');
  });
});
