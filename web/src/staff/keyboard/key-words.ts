const WORDS: Readonly<Record<string, string>> = { mod: 'Ctrl', ctrl: 'Ctrl', shift: 'Shift', alt: 'Alt', enter: '↵', slash: '/', esc: 'Esc', escape: 'Esc', space: 'Space', up: '↑', down: '↓', left: '←', right: '→' };

const QUESTION = 'shift+slash';

/** Keys as they stand printed on them: `mod+enter` becomes Ctrl and ↵, `g>t` becomes G and T. */
export function keyWords(keys: string): string[] {
  if (keys === QUESTION) return ['?'];
  return keys.split(/[+>]/).map((key) => WORDS[key] ?? key.toUpperCase());
}
