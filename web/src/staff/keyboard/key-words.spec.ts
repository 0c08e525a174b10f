import { keyWords } from './key-words.js';

describe('the keys of a command', () => {
  it.each([['mod+enter', ['Ctrl', '↵']], ['g>t', ['G', 'T']], ['f2', ['F2']], ['slash', ['/']], ['shift+slash', ['?']]])('of %s are told as they are printed', (keys, words) => {
    expect(keyWords(keys)).toEqual(words);
  });
});
