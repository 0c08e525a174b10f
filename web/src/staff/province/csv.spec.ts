import { toCsv } from './csv.js';

describe('a table for a spreadsheet', () => {
  it('is UTF-8 by its mark, quoted where it has to be, with numbers as numbers', () => {
    expect(toCsv(['Tên', 'Số'], [['Xã "A", B', 1234], ['Phường Đông', -1]])).toBe('\uFEFFTên,Số\r\n"Xã ""A"", B",1234\r\nPhường Đông,-1\r\n');
  });

  it('writes a mean as Việt Nam does: with a point a spreadsheet there reads ten times as much, or a day', () => {
    expect(toCsv(['Hài lòng'], [[4.6]])).toBe('\uFEFFHài lòng\r\n"4,6"\r\n');
  });

  it('runs nothing that a name begins with', () => {
    expect(toCsv(['Tên'], [['=cmd()'], ['@x']])).toBe("\uFEFFTên\r\n'=cmd()\r\n'@x\r\n");
  });
});
