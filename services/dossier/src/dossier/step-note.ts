import { z } from 'zod';

/** What an officer wrote beside a step; free text may name persons, so it is kept encrypted. */
export interface StepNote {
  readonly text: string;
  /** Beside single components of a supplement. */
  readonly components?: Readonly<Record<string, string>>;
}

const kept = z.object({ text: z.string(), components: z.record(z.string(), z.string()).optional() });

export function writeNote(note: StepNote): string {
  return JSON.stringify(note);
}

/** Reads a note; one that was written before notes had parts is all text. */
export function readNote(written: string): StepNote {
  const parsed = kept.safeParse(parseJson(written));
  if (!parsed.success) return { text: written };
  const { text, components } = parsed.data;
  return components === undefined ? { text } : { text, components };
}

/** True when there is nothing to keep. */
export function isEmptyNote({ text, components }: StepNote): boolean {
  return text === '' && Object.keys(components ?? {}).length === 0;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Plain text is what earlier releases kept.
    return undefined;
  }
}
