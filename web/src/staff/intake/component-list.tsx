import type { ProcedureComponent } from '@haicap/contracts';
import { useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { t } from '../../text/language.js';
import { unlessScanned } from '../keyboard/commands.js';
import { PAPER_KINDS, UNTICKED, withPaper, type IntakeForm, type PaperKind, type Ticked } from './intake-form.js';
import type { Change } from './use-intake.js';

interface ComponentListProps {
  readonly components: readonly ProcedureComponent[];
  readonly form: IntakeForm;
  readonly change: Change;
  readonly list: RefObject<HTMLUListElement | null>;
  readonly onDone: () => void;
}

const COUNT_MAX = 9;

/** The papers as a checklist for the keyboard: arrows move, Space ticks, B turns original into certified copy into copy, N or a digit counts. */
export function ComponentList({ components, form, change, list, onDone }: ComponentListProps) {
  const [at, setAt] = useState(0);
  const rows = useRef<(HTMLElement | null)[]>([]);
  const go = (place: number) => {
    const next = Math.min(components.length - 1, Math.max(0, place));
    setAt(next);
    rows.current[next]?.focus();
  };
  const onKey = (event: KeyboardEvent, code: string, place: number) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      return go(place + step);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      return unlessScanned(onDone);
    }
    const turn = TURNS[event.key.toLowerCase()] ?? counted(event.key);
    if (turn === undefined) return;
    event.preventDefault();
    unlessScanned(() => change((before) => withPaper(before, code, turn)));
  };
  return (
    <>
      <p className="small muted" id="intake-papers-keys"><kbd>↑</kbd> <kbd>↓</kbd> {t('chọn')} · <kbd>{t('Cách')}</kbd> {t('đã có')} · <kbd>B</kbd> {t('bản chính, chứng thực, bản sao')} · <kbd>N</kbd> {t('số lượng')} · <kbd>↵</kbd> {t('xong')}</p>
      <ul ref={list} className="plain checklist" aria-label={t('Thành phần hồ sơ')}>
        {components.map((component, place) => {
          const paper = form.papers[component.code] ?? UNTICKED;
          return (
            <li key={component.code}>
              <div role="checkbox" aria-checked={paper.isGiven} aria-describedby="intake-papers-keys" tabIndex={place === at ? 0 : -1} ref={(row) => { rows.current[place] = row; }} className="paper"
                onFocus={() => setAt(place)} onKeyDown={(event) => onKey(event, component.code, place)} onClick={() => { go(place); change((before) => withPaper(before, component.code, TICK)); }}>
                <span className={`box ${paper.isGiven ? 'yes' : component.required && !component.replaceableByData ? 'no' : ''}`} aria-hidden="true">{paper.isGiven ? '✓' : ''}</span>
                <span className="grow"><b>{component.name}</b><Standing component={component} paper={paper} /></span>
                <span className="small">{KIND_WORDS[paper.kind]}</span><span className="count">{paper.isGiven ? paper.count : '–'}</span>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}

const KIND_WORDS: Readonly<Record<PaperKind, string>> = { original: t('bản chính'), certified: t('bản sao chứng thực'), copy: t('bản sao') };
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
const TICK = (paper: Ticked) => ({ isGiven: !paper.isGiven });
const TURNS: Readonly<Record<string, (paper: Ticked) => Partial<Ticked>>> = {
  ' ': TICK,
  b: ({ kind }) => ({ kind: PAPER_KINDS[(PAPER_KINDS.indexOf(kind) + 1) % PAPER_KINDS.length] ?? 'original' }),
  n: ({ count }) => ({ isGiven: true, count: (count % COUNT_MAX) + 1 }),
};
const counted = (key: string) => (/^[1-9]$/.test(key) ? () => ({ isGiven: true, count: Number(key) }) : undefined);

function Standing({ component: { required, replaceableByData }, paper: { isGiven } }: { component: ProcedureComponent; paper: Ticked }) {
  if (isGiven) return null;
  if (replaceableByData) return <span className="small sky"> {t('tra được từ cơ sở dữ liệu, không cần nộp')}</span>;
  return required ? <span className="small missing"> {t('còn thiếu')}</span> : <span className="small muted"> {t('không bắt buộc')}</span>;
}
