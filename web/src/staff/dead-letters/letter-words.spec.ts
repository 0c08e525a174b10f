import { reasonWords } from './letter-words.js';

const told = (reason: string, eventId: string | null = '01980000-0000-7000-8000-000000000001') => reasonWords({ reason, eventId });

describe('why a fact was set aside', () => {
  it.each([
    ['ZodError: [ … ]', 'không đúng dạng'], ['OwnerAway: registry', 'chưa trả lời'], ['QueryFailedError: 57014: canceling statement due to statement timeout', 'quá lâu'],
    ['QueryFailedError: 23505: duplicate key value', 'mâu thuẫn'], ['PermanentFault: cannot be understood', 'từ chối'],
  ])('%s', (reason, words) => {
    expect(told(reason)).toContain(words);
  });

  it('is said of a message that was no fact, too', () => {
    expect(told('not a fact', null)).toContain('không đọc được');
  });
});
