import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { procedureIndexOf, searchProcedures } from './procedure-search.js';

const { procedures: rows, queries } = JSON.parse(readFileSync(join(import.meta.dirname, 'search-set.json'), 'utf8')) as {
  procedures: [code: string, name: string][]; queries: [query: string, code: string, within: number][];
};
const procedures = rows.map(([code, name]) => ({ code, name }));
const index = procedureIndexOf(procedures);
const codes = (query: string, own: readonly string[] = []) => searchProcedures(index, query, { own }).map(({ code }) => code);

describe('the set of 200 searches as people write them', () => {
  afterAll(() => {
    const rankOf = ([query, code]: [string, string, number]) => codes(query).indexOf(code);
    const share = (most: number) => `${queries.filter((one) => rankOf(one) >= 0 && rankOf(one) < most).length} of ${queries.length}`;
    process.stdout.write(`search set: first ${share(1)}, within three ${share(3)}\n`);
  });

  it('is as large as it says, and asks nothing twice', () => {
    expect(new Set(queries.map(([query]) => query)).size).toBe(queries.length);
    expect(queries.length).toBeGreaterThanOrEqual(200);
  });

  it.each(queries)('%s → %s within %i', (query, code, within) => {
    expect(codes(query).slice(0, within)).toContain(code);
  });
});

describe('a search', () => {
  it('puts the same marks before other marks, and a whole name before a part of one', () => {
    const index = procedureIndexOf([{ code: '1', name: 'Hỗ trợ mái tăng' }, { code: '2', name: 'Hỗ trợ mai táng' }, { code: '3', name: 'Hỗ trợ mai táng và tiền tuất' }]);

    expect(searchProcedures(index, 'mai táng').map(({ code }) => code)).toEqual(['2', '3', '1']);
    expect(searchProcedures(index, 'mái tăng')[0]?.code).toBe('1');
  });

  it.each([['hoà giải', 'hòa giải'], ['thuỷ lợi', 'thủy lợi'], ['kí tên', 'ký tên'], ['hoa\u0300 gia\u0309i', 'hòa giải']])('reads %s as %s', (one, other) => {
    const index = procedureIndexOf([{ code: '1', name: 'Hòa giải ở cơ sở' }, { code: '2', name: 'Công trình thủy lợi' }, { code: '3', name: 'Mẫu ký tên' }]);

    expect(searchProcedures(index, one)).toEqual(searchProcedures(index, other));
    expect(searchProcedures(index, one)).not.toEqual([]);
  });

  it('grows with every letter: what is being typed is the beginning of a word', () => {
    for (const typed of ['khai s', 'khai si', 'khai sin', 'đăng ký khai s']) expect(codes(typed)[0]).toBe('1.001193');
  });

  it('shows what one uses oneself first, and only that when nothing is typed', () => {
    expect(codes('', ['2.000884', '1.001193'])).toEqual(['2.000884', '1.001193']);
    expect(codes('chứng thực', ['2.000884'])[0]).toBe('2.000884');
    // What is meant clearly stays first.
    expect(codes('khai sinh', ['2.000884'])[0]).toBe('1.001193');
  });

  it('finds by the beginning of a code', () => {
    expect(codes('2.0008')).toEqual(expect.arrayContaining(['2.000815', '2.000884', '2.000806']));
  });

  it.each(['', '   ', '?!', 'xyzzy', 'bitcoin', '한국'])('finds nothing for "%s"', (typed) => {
    expect(codes(typed)).toEqual([]);
  });

  it('finds the same among 2,000 procedures', () => {
    const many = Array.from({ length: 1_950 }, (_, at) => ({ code: `9.${String(at).padStart(6, '0')}`, name: `Cấp phép hoạt động số ${at} trong lĩnh vực ${['nông nghiệp', 'xây dựng', 'môi trường', 'du lịch'][at % 4]}` }));
    const large = procedureIndexOf([...procedures, ...many]);

    for (const [query, code] of queries.filter(([, , within]) => within === 1).slice(0, 30)) expect(searchProcedures(large, query).map((one) => one.code).slice(0, 3)).toContain(code);
  });
});
