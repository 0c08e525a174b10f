import { describe, expect, it } from '@jest/globals';
import { arrayLiteral } from './array-literal.js';

describe('a list for PostgreSQL', () => {
  it.each([
    [[], '{}'],
    [[1, -2, 0], '{1,-2,0}'],
    [[true, false], '{true,false}'],
    [['2025-07-01', null, '2025-07-02'], '{2025-07-01,NULL,2025-07-02}'],
    [['', 'a', ''], '{"",a,""}'],
    [['null', 'NULL'], '{"null","NULL"}'],
    [['Hộ tịch, chứng thực', 'a"b', 'a\\b', '{}'], '{"Hộ tịch, chứng thực","a\\"b","a\\\\b","{}"}'],
    [['[{"from":"2025-07-01"}]'], '{"[{\\"from\\":\\"2025-07-01\\"}]"}'],
  ])('of %j is %s', (elements, text) => {
    expect(arrayLiteral(elements)).toBe(text);
  });
});
