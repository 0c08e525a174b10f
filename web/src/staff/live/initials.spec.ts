import { initialsOf } from './initials.js';

describe('the letters of a name', () => {
  it.each([['Lê Thị Hoa', 'LH'], ['đặng ánh', 'ĐÁ'], ['Chuyên viên', 'CV'], ['Hoa', 'H'], ['', '']])('%s: %s', (name, letters) => {
    expect(initialsOf(name)).toBe(letters);
  });
});
