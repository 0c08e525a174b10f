import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';

interface Part<Key extends string> { readonly key: Key; readonly label: string; readonly content: ReactNode }

interface PartTabsProps<Key extends string> {
  readonly label: string;
  readonly parts: readonly Part<Key>[];
  readonly open: Key;
  readonly onOpen: (key: Key) => void;
}

/** How far each key goes along the row. */
const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => (at === last ? 0 : at + 1), ArrowLeft: (at, last) => (at === 0 ? last : at - 1), Home: () => 0, End: (_at, last) => last,
};

/**
 * The parts of one thing, one of them open. antd's row keeps a button for tabs that do not fit among the tabs, which screen readers take for one of them, and
 * counts them aloud in English; here the row breaks instead.
 */
export function PartTabs<Key extends string>({ label, parts, open, onOpen }: PartTabsProps<Key>) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const at = parts.findIndex(({ key }) => key === open);
  const move = (event: KeyboardEvent) => {
    const to = STEPS[event.key]?.(at, parts.length - 1);
    const part = to === undefined ? undefined : parts[to];
    if (to === undefined || part === undefined) return;
    event.preventDefault();
    onOpen(part.key);
    row.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
  };
  return (
    <>
      <div ref={row} role="tablist" aria-label={label} className="part-tabs" onKeyDown={move}>
        {parts.map(({ key, label: name }) => (
          <button key={key} type="button" role="tab" id={`${id}${key}`} aria-selected={key === open} aria-controls={key === open ? `${id}panel` : undefined} tabIndex={key === open ? 0 : -1} onClick={() => onOpen(key)}>{name}</button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${open}`} tabIndex={0}>{parts[at]?.content}</div>
    </>
  );
}
