import { piecesOf } from './template-words.js';

describe('a text of a template', () => {
  it('shows where values go', () => {
    expect(piecesOf('Mã {{code}}: {{ dueAt }}.')).toEqual([
      { words: 'Mã ', isValue: false }, { words: 'code', isValue: true }, { words: ': ', isValue: false }, { words: 'dueAt', isValue: true }, { words: '.', isValue: false },
    ]);
    expect(piecesOf('')).toEqual([]);
  });
});
