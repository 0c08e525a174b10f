import { keyWords } from './key-words.js';

/** The keys of a command, as they are printed on the keyboard. */
export function Keys({ keys }: { keys: string }) {
  return <span className="keys">{keyWords(keys).map((word) => <kbd key={word}>{word}</kbd>)}</span>;
}
