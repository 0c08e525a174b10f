/** A text that an officer keeps to write it again: `::cmnd` becomes the sentence. */
export interface TextModule { readonly name: string; readonly text: string }

export interface Typed { readonly text: string; readonly caret: number }

const CALL = /(^|\s)::([\p{L}\p{N}-]{1,30})$/u;

/** What stands before the caret as the beginning of a call, or undefined: `…::cm` asks for modules that begin with cm. */
export function callAt({ text, caret }: Typed): string | undefined {
  return /(?:^|\s)::([\p{L}\p{N}-]{0,30})$/u.exec(text.slice(0, caret))?.[1];
}

/** Puts the module in place of its call, once its name stands there whole and a space or a line follows. */
export function expanded({ text, caret }: Typed, modules: readonly TextModule[]): Typed | undefined {
  const end = text.slice(caret - 1, caret);
  if (end !== ' ' && end !== '\n') return undefined;
  const before = text.slice(0, caret - 1);
  const call = CALL.exec(before);
  const module = modules.find(({ name }) => name === call?.[2]);
  if (call === null || module === undefined) return undefined;
  return inserted({ text, caret: caret - 1 }, module);
}

/** Puts a module in place of the call before the caret, or there when nothing is called. */
export function inserted({ text, caret }: Typed, { text: words }: TextModule): Typed {
  const begin = callAt({ text, caret }) === undefined ? caret : text.lastIndexOf('::', caret - 1);
  return { text: text.slice(0, begin) + words + text.slice(caret), caret: begin + words.length };
}
