import { describe, expect, it } from '@jest/globals';
import { COLUMNS_WITHOUT_FORMER_CODE, fieldsOf, isRowError, readRow, ROW_COLUMNS } from './bulk-load.js';

const NOW = new Date('2026-01-01T00:00:00Z');
const UNIT = '00000000-0000-5000-8000-000000000001';
const row = (changes: Partial<Record<(typeof ROW_COLUMNS)[number], string>> = {}) => {
  const fields = {
    source_row: '1', code: 'H56.F14.758-250304-0001', procedure_code: '2.000815', channel: 'counter', receiving_unit_id: UNIT, competent_unit_id: '',
    received_at: '2025-03-04T08:30:00+07:00', due_at: '2025-03-04T17:00:00+07:00', completed_at: '', applicant_name: 'Lê  Thị Hoa', personal_number: '', phone: '', address: '', former_code: '',
    ...changes,
  };
  return ROW_COLUMNS.map((column) => fields[column]).join(',');
};
const reasonOf = (text: string) => {
  const read = readRow({ line: 7, text, columns: ROW_COLUMNS }, NOW);
  return isRowError(read) ? `${read.reason} ${read.field}`.trim() : 'right';
};

describe('the fields of a line', () => {
  it.each([
    ['a,b,', ['a', 'b', '']], ['"a,b",c', ['a,b', 'c']], ['"say ""hi""",', ['say "hi"', '']], ['', ['']],
    ['"a"b,c', null], ['a"b,c', null], ['"a', null], ['a\tb', null], ['a\u0000', null], ['\ufffd', null],
  ])('of %j are %j', (line, fields) => {
    expect(fieldsOf(line)).toEqual(fields);
  });
});

describe('a row that is right', () => {
  it('has its days in Vietnam, its name in one form, and its own unit as the competent one', () => {
    expect(readRow({ line: 7, text: row({ received_at: '2025-03-04T22:30:00Z', due_at: '', personal_number: '000 190 123 456' }), columns: ROW_COLUMNS }, NOW)).toMatchObject({
      line: 7, received: { text: '2025-03-04T22:30:00Z', on: '2025-03-05' }, due: null, completed: null, fullName: 'Lê Thị Hoa', competentUnitId: UNIT, personalNumber: '000190123456',
    });
  });
});

describe('the code of before', () => {
  it('is kept in the form in which it is searched', () => {
    expect(readRow({ line: 7, text: row({ former_code: ' hs-cũ/12 ' }), columns: ROW_COLUMNS }, NOW)).toMatchObject({ formerCode: 'HS-CŨ/12' });
  });

  it('is none where the file has no column for it, and a row with one field too many is refused there', () => {
    const text = row().replace(/,$/, '');

    expect(readRow({ line: 7, text, columns: COLUMNS_WITHOUT_FORMER_CODE }, NOW)).toMatchObject({ formerCode: null });
    expect(readRow({ line: 7, text: row(), columns: COLUMNS_WITHOUT_FORMER_CODE }, NOW)).toMatchObject({ reason: 'ROW_UNREADABLE' });
  });
});

describe('a row that is wrong', () => {
  it.each([
    ['x', 'ROW_UNREADABLE'], [row({ source_row: '' }), 'SOURCE_ROW_INVALID source_row'], [row({ code: 'x' }), 'CODE_INVALID code'],
    [row({ procedure_code: '' }), 'PROCEDURE_CODE_INVALID procedure_code'], [row({ channel: 'fax' }), 'CHANNEL_INVALID channel'],
    [row({ receiving_unit_id: '1' }), 'UNIT_ID_INVALID receiving_unit_id'], [row({ competent_unit_id: '1' }), 'UNIT_ID_INVALID competent_unit_id'],
    [row({ received_at: '2025-02-29T08:00:00+07:00' }), 'TIME_INVALID received_at'], [row({ received_at: '2025-03-04 08:00' }), 'TIME_INVALID received_at'],
    [row({ due_at: 'soon' }), 'TIME_INVALID due_at'], [row({ completed_at: '2025-03-04T25:00:00+07:00' }), 'TIME_INVALID completed_at'],
    [row({ received_at: '2026-02-01T08:00:00+07:00' }), 'IN_THE_FUTURE received_at'], [row({ completed_at: '2026-02-01T08:00:00+07:00' }), 'IN_THE_FUTURE completed_at'],
    [row({ due_at: '2025-03-04T08:00:00+07:00' }), 'DUE_BEFORE_RECEIVED due_at'], [row({ completed_at: '2025-03-04T08:29:00+07:00' }), 'COMPLETED_BEFORE_RECEIVED completed_at'],
    [row({ applicant_name: ' ' }), 'NAME_INVALID applicant_name'], [row({ personal_number: '1' }), 'PERSONAL_NUMBER_INVALID personal_number'],
    [row({ phone: '0'.repeat(21) }), 'TEXT_TOO_LONG phone'], [row({ address: 'x'.repeat(301) }), 'TEXT_TOO_LONG address'], [row({ former_code: 'x'.repeat(61) }), 'TEXT_TOO_LONG former_code'], [row(), 'right'],
  ])('is named by its reason: %#', (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });
});
