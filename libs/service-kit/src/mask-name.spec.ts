import { describe, expect, it } from '@jest/globals';
import { maskName } from './mask-name.js';

describe('a masked name', () => {
  it('keeps first letters and does not tell how long a word is', () => {
    expect(maskName('Nguyễn Văn An')).toBe('N••• V•• A•');
    expect(maskName('  Đặng   Thị Ngọc Ánh ')).toBe('Đ••• T•• N••• Á••');
  });

  it('is the same for both Unicode forms of a name', () => {
    expect(maskName('Ánh'.normalize('NFD'))).toBe('Á••');
  });

  it('is empty for an empty name', () => {
    expect(maskName('  ')).toBe('');
  });
});
