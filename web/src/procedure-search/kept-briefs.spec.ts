import { keepBriefs, keptBriefs } from './kept-briefs.js';

const BIRTH = {
  code: '1.001193', name: 'Đăng ký khai sinh', field: 'Hộ tịch', competentLevel: 'commune' as const, competentPost: 'Chủ tịch', timeLimit: { unit: 'same-day' as const },
  fees: [], papers: 1, onlineLevel: 'full' as const,
};

describe('the procedures in brief', () => {
  it('are kept for when the line is down, and not believed when another release wrote them', () => {
    const kept = new Map<string, string>();
    const store = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => void kept.set(key, text) };
    expect(keptBriefs(store)).toBeUndefined();
    keepBriefs(store, [BIRTH], 7);
    expect(keptBriefs(store)).toMatchObject({ readAt: 7, briefs: [{ code: '1.001193' }] });

    for (const text of ['{"form":1,"briefs":[]}', 'no json']) {
      kept.forEach((_, key) => kept.set(key, text));
      expect(keptBriefs(store)).toBeUndefined();
    }
    expect(keepBriefs({ ...store, setItem: () => { throw new Error('full'); } }, [], 7)).toBe(false);
  });
});
