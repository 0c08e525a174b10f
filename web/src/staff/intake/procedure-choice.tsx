import type { ProcedureBrief } from '@haicap/contracts';
import { useId, useMemo, useState, type KeyboardEvent, type RefObject } from 'react';
import { procedureIndexOf, searchProcedures } from '../../procedure-search/procedure-search.js';
import { t } from '../../text/language.js';

interface ProcedureChoiceProps {
  readonly briefs: readonly ProcedureBrief[];
  readonly own: readonly string[];
  readonly typed: string;
  readonly chosen: Pick<ProcedureBrief, 'code' | 'name' | 'field' | 'competentPost'> | undefined;
  readonly onType: (typed: string) => void;
  readonly onChoose: (procedure: ProcedureBrief) => void;
  readonly field: RefObject<HTMLInputElement | null>;
}

/** A procedure by short form, words or mistyped words: the first one is a key away. */
export function ProcedureChoice({ briefs, own, typed, chosen, onType, onChoose, field }: ProcedureChoiceProps) {
  const id = useId();
  const [at, setAt] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const index = useMemo(() => procedureIndexOf(briefs), [briefs]);
  const isSettled = chosen !== undefined && typed === chosen.name;
  const found = useMemo(() => (isSettled ? [] : withOwn(searchProcedures(index, typed, { most: 8, own }), briefs, typed)), [index, typed, own, isSettled, briefs]);
  const shows = isOpen && found.length > 0;
  const choose = (procedure: ProcedureBrief) => {
    setOpen(false);
    setAt(0);
    onChoose(procedure);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      setAt((before) => (found.length === 0 ? 0 : (before + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length));
    }
    const one = found[at];
    if (event.key === 'Enter' && !event.ctrlKey && one !== undefined && shows) {
      event.preventDefault();
      choose(one);
    }
    if (event.key === 'Escape') setOpen(false);
  };
  return (
    <div className="f procedure-choice">
      <label htmlFor={id}>{t('Thủ tục')}<span className="muted"> · {t('gõ tắt: ks, kh, ct…')}</span></label>
      <input id={id} ref={field} name="query" role="combobox" aria-expanded={shows} aria-controls={`${id}-list`} aria-autocomplete="list" aria-activedescendant={shows ? `${id}-${at}` : undefined}
        autoComplete="off" spellCheck={false} value={typed} onFocus={(event) => { setOpen(true); event.target.select(); }} onBlur={() => setOpen(false)} onKeyDown={onKey}
        onChange={(event) => { setAt(0); setOpen(true); onType(event.target.value); }} />
      <ul id={`${id}-list`} role="listbox" aria-label={t('Thủ tục tìm thấy')} className="plain found" hidden={!shows}>
        {found.map((procedure, place) => (
          <li key={procedure.code} id={`${id}-${place}`} role="option" aria-selected={place === at} onMouseDown={(event) => { event.preventDefault(); choose(procedure); }}>
            <b>{procedure.name}</b><span className="small muted">{procedure.code} · {procedure.field}</span>
          </li>
        ))}
      </ul>
      {isSettled && chosen !== undefined && <p className="small muted">{[chosen.code, chosen.field, chosen.competentPost].filter(Boolean).join(' · ')}</p>}
      {typed.trim() !== '' && !isSettled && found.length === 0 && <p className="small muted" role="status">{t('Không có thủ tục nào khớp. Thử từ khác, hoặc mã thủ tục.')}</p>}
    </div>
  );
}

/** Before anything is typed: what this person receives most, then the first of the catalogue. A code finds its procedure too. */
function withOwn(found: readonly ProcedureBrief[], briefs: readonly ProcedureBrief[], typed: string): readonly ProcedureBrief[] {
  const wanted = typed.trim();
  if (wanted === '') return found.length > 0 ? found : briefs.slice(0, 8);
  const byCode = briefs.filter(({ code }) => code.startsWith(wanted));
  return [...byCode, ...found.filter((one) => !byCode.includes(one))].slice(0, 8);
}
