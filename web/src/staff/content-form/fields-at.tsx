import type { ReactNode } from 'react';
import { t } from '../../text/language.js';
import { useContentForm, usePut } from './content-form.js';
import { fieldId, valueAt, withAdded, withMoved, withRemoved } from './pointer.js';

interface PlaceProps { readonly at: string; readonly label: string; readonly hint?: string }

/** The label of a field around it, and what the check says about its place. */
function Place({ at, label, hint, children }: PlaceProps & { children: (props: { id: string; disabled: boolean; 'aria-invalid': true | undefined; 'aria-describedby': string | undefined }) => ReactNode }) {
  const { faults, mayChange } = useContentForm();
  const fault = faults.get(at);
  const id = fieldId(at);
  const described = [fault === undefined ? '' : `${id}-fault`, hint === undefined ? '' : `${id}-hint`].filter((one) => one !== '').join(' ');
  return (
    <div className={fault === undefined ? 'field' : 'field wrong'}>
      <label htmlFor={id}>{label}</label>
      {children({ id, disabled: !mayChange, 'aria-invalid': fault === undefined ? undefined : true, 'aria-describedby': described === '' ? undefined : described })}
      {fault !== undefined && <p className="fault" id={`${id}-fault`}>{fault}</p>}
      {hint !== undefined && <p className="hint" id={`${id}-hint`}>{hint}</p>}
    </div>
  );
}

const textOf = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

interface TextProps extends PlaceProps {
  readonly lines?: number;
  readonly max?: number;
  /** The place that goes away with an emptied text. */
  readonly goneWhenEmpty?: string;
}

export function TextAt({ at, label, hint, lines, max = 1_000, goneWhenEmpty }: TextProps) {
  const { content } = useContentForm();
  const putAt = usePut();
  const put = (place: string, text: string) => (text === '' && goneWhenEmpty !== undefined ? putAt(goneWhenEmpty, undefined) : putAt(place, text));
  const value = textOf(valueAt(content, at));
  return (
    <Place at={at} label={label} {...(hint === undefined ? {} : { hint })}>
      {(props) => (lines === undefined
        ? <input {...props} maxLength={max} value={value} onChange={(event) => put(at, event.target.value)} />
        : <textarea {...props} rows={lines} maxLength={max} value={value} onChange={(event) => put(at, event.target.value)} />)}
    </Place>
  );
}

/** A number, or nothing: `empty` is what an empty field means. */
export function NumberAt({ at, label, hint, min = 0, step = 1, empty }: PlaceProps & { min?: number; step?: number; empty: null | undefined }) {
  const { content } = useContentForm();
  const put = usePut();
  return (
    <Place at={at} label={label} {...(hint === undefined ? {} : { hint })}>
      {(props) => <input {...props} type="number" min={min} step={step} value={textOf(valueAt(content, at))} onChange={({ target: { value } }) => put(at, value === '' ? empty : Number(value))} />}
    </Place>
  );
}

/** A text that may be nothing at all: a day, a time, a code. */
export function MaybeTextAt({ at, label, hint, type = 'text' }: PlaceProps & { type?: 'text' | 'date' | 'time' }) {
  const { content } = useContentForm();
  const put = usePut();
  return (
    <Place at={at} label={label} {...(hint === undefined ? {} : { hint })}>
      {(props) => <input {...props} type={type} value={textOf(valueAt(content, at))} onChange={({ target: { value } }) => put(at, value === '' ? null : value)} />}
    </Place>
  );
}

export type Choices = readonly (readonly [value: string | boolean | null, words: string])[];

/** One of several; what was not chosen yet is not there. */
export function ChoiceAt({ at, label, hint, choices }: PlaceProps & { choices: Choices }) {
  const { content } = useContentForm();
  const put = usePut();
  const index = choices.findIndex(([value]) => value === valueAt(content, at));
  return (
    <Place at={at} label={label} {...(hint === undefined ? {} : { hint })}>
      {(props) => (
        <select {...props} value={index} onChange={({ target: { value } }) => put(at, choices[Number(value)]?.[0])}>
          <option value={-1}>{t('Chưa chọn')}</option>
          {choices.map(([, words], at_) => <option key={words} value={at_}>{words}</option>)}
        </select>
      )}
    </Place>
  );
}

export const YES_NO: Choices = [[true, t('Có')], [false, t('Không')]];

export function CheckAt({ at, label }: PlaceProps) {
  const { content, mayChange } = useContentForm();
  const put = usePut();
  return <label className="check"><input id={fieldId(at)} type="checkbox" disabled={!mayChange} checked={valueAt(content, at) === true} onChange={(event) => put(at, event.target.checked)} />{label}</label>;
}

/** Several of a list. */
export function ManyAt({ at, label, choices }: PlaceProps & { choices: readonly (readonly [string, string])[] }) {
  const { content, mayChange } = useContentForm();
  const put = usePut();
  const value = valueAt(content, at);
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  return (
    <fieldset className="field" id={fieldId(at)} tabIndex={-1}>
      <legend>{label}</legend>
      {choices.map(([one, words]) => (
        <label key={one} className="check"><input type="checkbox" disabled={!mayChange} checked={chosen.includes(one)} onChange={(event) => put(at, event.target.checked ? [...chosen, one] : chosen.filter((other) => other !== one))} />{words}</label>
      ))}
    </fieldset>
  );
}

interface ListAtProps {
  readonly at: string;
  /** What one item is: "Thành phần". */
  readonly item: string;
  readonly add: string;
  readonly blank: () => unknown;
  readonly children: (at: string, index: number) => ReactNode;
}

/** Items in an order, each with its own fields; they are moved by buttons. */
export function ListAt({ at, item, add, blank, children }: ListAtProps) {
  const { content, change, faults, mayChange } = useContentForm();
  const value = valueAt(content, at);
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const fault = faults.get(at);
  return (
    <div className="stack" id={fieldId(at)} tabIndex={-1}>
      {fault !== undefined && <p className="gold small">! {fault}</p>}
      {items.map((_one, index) => {
        const name = `${item} ${index + 1}`;
        return (
          <div key={index} className="part" role="group" aria-label={name} id={fieldId(`${at}/${index}`)} tabIndex={-1}>
            <div className="bar">
              <b>{name}</b>
              {faults.has(`${at}/${index}`) && <span className="gold small">! {faults.get(`${at}/${index}`)}</span>}
              {mayChange && (
                <span className="bar push">
                  <button type="button" className="btn small" disabled={index === 0} aria-label={t('Chuyển {{name}} lên', { name })} onClick={() => change((before) => withMoved(before, at, index, -1))}>↑</button>
                  <button type="button" className="btn small" disabled={index === items.length - 1} aria-label={t('Chuyển {{name}} xuống', { name })} onClick={() => change((before) => withMoved(before, at, index, 1))}>↓</button>
                  <button type="button" className="btn small" aria-label={t('Xóa {{name}}', { name })} onClick={() => change((before) => withRemoved(before, at, index))}>{t('Xóa')}</button>
                </span>
              )}
            </div>
            {children(`${at}/${index}`, index)}
          </div>
        );
      })}
      {mayChange && <p><button type="button" className="btn small" onClick={() => change((before) => withAdded(before, at, blank()))}>+ {add}</button></p>}
    </div>
  );
}

/** Fields that belong together and are there all at once or not at all. */
export function GroupAt({ at, add, remove, blank, children }: { at: string; add: string; remove: string; blank: () => unknown; children: ReactNode }) {
  const { content, mayChange, faults } = useContentForm();
  const put = usePut();
  const isThere = typeof valueAt(content, at) === 'object' && valueAt(content, at) !== null;
  const fault = faults.get(at);
  return (
    <div className="stack" id={fieldId(at)} tabIndex={-1}>
      {fault !== undefined && <p className="gold small">! {fault}</p>}
      {isThere && children}
      {mayChange && <p><button type="button" className={isThere ? 'link' : 'btn small'} onClick={() => put(at, isThere ? null : blank())}>{isThere ? remove : `+ ${add}`}</button></p>}
    </div>
  );
}
