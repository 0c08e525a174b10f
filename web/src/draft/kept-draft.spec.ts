import { filingDraft, withPaper, type DraftFile, type FilingDraft } from './draft.js';
import { draftFrom, isBehind, isKeepable, keptContentOf, mergedWith } from './kept-draft.js';

const BIRTH = { code: '1.001193', name: 'Đăng ký khai sinh' };
const MORNING = new Date('2025-07-01T08:00:00+07:00');
const file = (localId: string, fileId: string | null): DraftFile => ({ localId, fileId, name: `${localId}.pdf`, sizeBytes: 10, uploadPath: null, pages: 1, thumb: 'data:,' });
const begun: FilingDraft = { ...filingDraft(BIRTH, 'an', MORNING), formData: { hoTen: 'Mới', cha: { hoTen: 'Bình' } } };
const kept = { ...begun, kept: { version: 1, content: keptContentOf(begun) } };
const person = (phone: string) => ({ ...begun.person, phone });

describe('what the server keeps of a draft', () => {
  it('holds the files that are with it, and no photo, picture or file on its way', () => {
    const draft = withPaper(begun, 'a', (paper) => ({ ...paper, photos: [{ pageId: 'p', widthPx: 1, heightPx: 1, turns: 0, thumb: 'data:,' }], files: [file('l1', 'f1'), file('l2', null)] }));

    expect(keptContentOf(draft).papers).toEqual({ a: { way: 'file', files: [{ localId: 'l1', fileId: 'f1', name: 'l1.pdf', sizeBytes: 10, pages: 1 }] } });
  });

  it('is the same draft on another device', () => {
    const there = draftFrom(begun.draftId, BIRTH.code, 'an', kept.kept, MORNING);

    expect(keptContentOf(there)).toEqual(keptContentOf(begun));
    expect([there.draftId, there.ownerAccountId, isBehind(there)]).toEqual([begun.draftId, 'an', false]);
  });

  it('is kept for its citizen alone, not while it is sent, and not again once it is gone', () => {
    expect([begun, { ...begun, ownerAccountId: null }, { ...begun, sending: { key: 'k', body: '{}' } }, { ...begun, kept: 'gone' as const }].map((draft) => isKeepable(draft, 'an'))).toEqual([true, false, false, false]);
    expect([isKeepable(begun, null), isKeepable(begun, 'binh'), isKeepable(undefined, 'an')]).toEqual([false, false, false]);
  });
});

describe('a draft that two devices have changed', () => {
  const theirs = { version: 2, content: { ...kept.kept.content, person: person('0913'), formData: { hoTen: 'Mới', cha: { hoTen: 'Cường' } } } };

  it('has what each of them filled in', () => {
    const merged = mergedWith({ ...kept, caseCode: 'bo-roi', formData: { hoTen: 'Mai', cha: { hoTen: 'Bình' } } }, theirs);

    expect(merged).toMatchObject({ caseCode: 'bo-roi', person: { phone: '0913' }, formData: { hoTen: 'Mai', cha: { hoTen: 'Cường' } }, kept: theirs });
    expect(isBehind(merged)).toBe(true);
  });

  it('stays as it stands here where both filled in the same', () => {
    expect(mergedWith({ ...kept, person: person('0999') }, theirs).person.phone).toBe('0999');
  });

  it('gets files that were added, loses those that were taken out, and keeps what is on its way', () => {
    const before = withPaper(kept, 'a', (paper) => ({ ...paper, files: [file('l1', 'f1'), file('l2', 'f2')] }));
    const base = { version: 1, content: keptContentOf(before) };
    const here = withPaper({ ...before, kept: base }, 'a', (paper) => ({ ...paper, files: [file('l1', 'f1'), file('l3', null)] }));
    const there = { version: 2, content: keptContentOf(withPaper(before, 'a', (paper) => ({ ...paper, files: [file('l2', 'f2'), file('l4', 'f4')] }))) };

    expect(mergedWith(here, there).papers['a']?.files.map(({ localId }) => localId)).toEqual(['l4', 'l3']);
  });
});
