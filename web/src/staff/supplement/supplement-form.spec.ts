import { askedFor, bodyOf, commandFor, emptyForm, needsConsent, withAsked } from './supplement-form.js';

const component = (code: string, changes = {}) => ({ code, name: `Giấy ${code}`, required: true, originals: 1, copies: 0, replaceableByData: false, ...changes });
const PAPERS = [component('to-khai'), component('chung-sinh'), component('ket-hon', { replaceableByData: true }), component('uy-quyen', { required: false })];

describe('the one list of what is missing', () => {
  const form = emptyForm(PAPERS, new Set(['to-khai']), 'incomplete');

  it('begins with what is required and was not handed in', () => {
    expect(askedFor(form, PAPERS)).toEqual([{ code: 'chung-sinh', name: 'Giấy chung-sinh', note: '' }]);
  });

  it('takes further papers with what is wrong about them, in the order of the procedure', () => {
    const more = withAsked(withAsked(form, 'to-khai', { isAsked: true, note: ' Thiếu chữ ký ' }), 'chung-sinh', { isAsked: false });
    expect(bodyOf({ ...more, reasonText: ' Ký rồi nộp lại. ' }, PAPERS, true)).toEqual({ reasonCode: 'incomplete', reasonText: 'Ký rồi nộp lại.', missing: [{ code: 'to-khai', note: 'Thiếu chữ ký' }] });
  });

  it('says until when, where the procedure does not', () => {
    expect(bodyOf(form, PAPERS, false)).toMatchObject({ supplyWithinDays: 15 });
  });
});

describe('who asks', () => {
  it('is the desk before the receipt', () => {
    expect([commandFor({ receivedAt: null }), commandFor({ receivedAt: '2025-07-01T09:12:00+07:00' })]).toEqual(['request-intake-supplement', 'request-supplement']);
  });

  it('needs the consent of a superior for a second time', () => {
    const supplement = (count: number, consent: 'asked' | 'given' | null) => needsConsent({ supplement: { count, consent, dueOn: null } });
    expect([supplement(0, null), supplement(1, null), supplement(1, 'asked'), supplement(1, 'given')]).toEqual([false, true, true, false]);
  });
});
