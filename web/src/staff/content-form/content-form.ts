import { createContext, useContext } from 'react';
import { withValueAt, type Content } from './pointer.js';

/** The content that a form shows, and how it is changed. Every field knows its place in it. */
export interface ContentForm {
  readonly content: Content;
  readonly mayChange: boolean;
  /** What is wrong, by place. */
  readonly faults: ReadonlyMap<string, string>;
  change(how: (before: Content) => Content): void;
}

export const ContentFormContext = createContext<ContentForm | null>(null);

export function useContentForm(): ContentForm {
  const form = useContext(ContentFormContext);
  if (form === null) throw new Error('a field of content stands outside of its form');
  return form;
}

export function usePut(): (pointer: string, value: unknown) => void {
  const { change } = useContentForm();
  return (pointer, value) => change((before) => withValueAt(before, pointer, value));
}
