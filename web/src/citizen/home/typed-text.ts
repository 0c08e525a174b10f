import { useEffect, useRef, useState } from 'react';

const REST_MS = 250;

interface TypedText {
  readonly typed: string;
  readonly type: (text: string) => void;
  /** Writes what was typed into the address at once, before somebody goes elsewhere. */
  readonly settle: () => void;
}

/**
 * What stands in a box, at once, and in the address once the typing rests: a box that waited for the address would lose letters, and break the
 * composing of Vietnamese. Whoever changes the address otherwise changes the box.
 */
export function useTypedText(said: string, write: (text: string) => void): TypedText {
  const [typed, setTyped] = useState(said);
  const written = useRef(said);
  useEffect(() => {
    if (said === written.current) return;
    written.current = said;
    setTyped(said);
  }, [said]);
  const settle = () => {
    if (typed === written.current) return;
    written.current = typed;
    write(typed);
  };
  useEffect(() => {
    const timer = setTimeout(settle, REST_MS);
    return () => clearTimeout(timer);
    // Each letter begins the rest anew; `settle` is that of this letter.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [typed]);
  return { typed, type: setTyped, settle };
}
