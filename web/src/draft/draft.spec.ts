import { addressOf, bytesOf, changedBy, filesOnTheWay, filingDraft, isForgotten, isPaperThere, isSeenBy, NO_PAPER, standingOf, supplementDraft, withPaper, type Draft, type DraftFile, type PhotoPage } from './draft.js';

const BIRTH = { code: '1.001193', name: 'Đăng ký khai sinh' };
const MORNING = new Date('2025-07-01T08:00:00+07:00');
const photo = (pageId: string): PhotoPage => ({ pageId, widthPx: 1000, heightPx: 1400, turns: 0, thumb: 'data:,' });
const file = (localId: string, fileId: string | null): DraftFile => ({ localId, fileId, name: 'giay.pdf', sizeBytes: 10, uploadPath: null, pages: null, thumb: null });

describe('a draft', () => {
  it('is seen by everybody at this browser until somebody signed in has worked on it, and then by that person alone', () => {
    const draft = filingDraft(BIRTH, null, MORNING);

    expect([isSeenBy(draft, null), isSeenBy(draft, 'an')]).toEqual([true, true]);
    expect(['an', 'binh', null].map((accountId) => isSeenBy({ ...draft, ownerAccountId: 'an' }, accountId))).toEqual([true, false, false]);
  });

  it('is neither shown nor called gone while nobody can say who is here', () => {
    const draft = filingDraft(BIRTH, null, MORNING);
    const ofAn = { ...draft, ownerAccountId: 'an' };
    const offline = { accountId: null, isUnsure: true };

    expect([draft, ofAn, undefined].map((one) => standingOf(one, offline))).toEqual(['there', 'unsure', 'gone']);
    expect([draft, ofAn, undefined].map((one) => standingOf(one, { accountId: 'binh', isUnsure: false }))).toEqual(['there', 'gone', 'gone']);
    expect(standingOf(ofAn, { accountId: 'an', isUnsure: false })).toBe('there');
  });

  it('belongs to whoever is signed in when it is changed, be it only by a photo of a paper, and stays theirs', () => {
    const withPhoto = (draft: Draft) => withPaper(draft, 'a', (paper) => ({ ...paper, photos: [photo('p1')] }));
    const draft: Draft = filingDraft(BIRTH, null, MORNING);
    const ofAn = changedBy('an', draft, withPhoto, MORNING);

    expect([changedBy(null, draft, withPhoto, MORNING).ownerAccountId, ofAn.ownerAccountId]).toEqual([null, 'an']);
    expect([changedBy('binh', ofAn, withPhoto, MORNING).ownerAccountId, changedBy(null, ofAn, withPhoto, MORNING).ownerAccountId]).toEqual(['an', 'an']);
    expect(bytesOf(ofAn)).toEqual(['p1']);
  });

  it('is forgotten after thirty days without a change', () => {
    const draft = filingDraft(BIRTH, null, MORNING);

    expect(isForgotten(draft, new Date('2025-07-31T07:59:00+07:00'))).toBe(false);
    expect(isForgotten(draft, new Date('2025-07-31T08:01:00+07:00'))).toBe(true);
  });

  it('has an address to come back to', () => {
    const draft = filingDraft(BIRTH, null, MORNING);

    expect(addressOf(draft)).toBe(`/nop-ho-so/1.001193?nhap=${draft.draftId}`);
    expect(addressOf(supplementDraft({ dossierId: 'd1', procedureName: 'Đăng ký khai sinh' }, 'an', MORNING))).toBe('/ho-so-cua-toi/d1/bo-sung');
  });

  it('names the bytes that lie in the store for it', () => {
    const draft = withPaper(withPaper(filingDraft(BIRTH, null, MORNING), 'a', (paper) => ({ ...paper, photos: [photo('p1'), photo('p2')] })), 'b', (paper) => ({ ...paper, files: [file('f1', null)] }));

    expect(bytesOf(draft)).toEqual(['p1', 'p2', 'f1']);
  });
});

describe('a draft that is deleted', () => {
  it('names the files whose sending has to stop', () => {
    const draft = withPaper(filingDraft(BIRTH, null, MORNING), 'a', (paper) => ({ ...paper, files: [file('l1', 'id'), file('l2', null)] }));

    expect(filesOnTheWay(draft).map(({ localId }) => localId)).toEqual(['l2']);
  });
});

describe('a paper of a draft', () => {
  it('is there when every file of it is with the server, or when none is needed', () => {
    expect(isPaperThere(NO_PAPER)).toBe(false);
    expect(isPaperThere({ ...NO_PAPER, way: 'data' })).toBe(true);
    expect(isPaperThere({ ...NO_PAPER, files: [file('f1', 'id'), file('f2', null)] })).toBe(false);
    expect(isPaperThere({ ...NO_PAPER, files: [file('f1', 'id')] })).toBe(true);
  });
});
