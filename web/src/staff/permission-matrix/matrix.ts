import type { PermissionRule, Role } from '@haicap/contracts';
import { vnFold } from '@haicap/kernel';
import { t } from '../../text/language.js';
import { ROLE_WORDS } from '../../text/roles.js';
import { ACTION_WORDS, PLACE_WORDS, SUBJECT_WORDS } from './permission-words.js';

type Grant = PermissionRule['grants'][number];

/** Who the columns are about: the roles of people, and programs that are let in. */
export const COLUMNS = ['one-stop-officer', 'specialist', 'chair', 'province-leader', 'province-admin', 'auditor', 'citizen', 'program'] as const;
export type Column = (typeof COLUMNS)[number];
export const columnWords = (column: Column): string => (column === 'program' ? t('Ứng dụng') : ROLE_WORDS[column]);

export interface MatrixRow {
  readonly id: string;
  readonly subject: string;
  readonly action: string;
  readonly delegable: boolean;
  /** For each column where and when it may be done, each way by itself; empty is no. */
  readonly ways: Readonly<Record<Column, readonly string[]>>;
}

const SUBJECTS = Object.keys(SUBJECT_WORDS);
const placeOfSubject = (subject: string) => { const at = SUBJECTS.indexOf(subject); return at < 0 ? SUBJECTS.length : at; };

/** The rules as a table of actions and roles: what belongs together stands together. */
export function matrixOf(rules: readonly PermissionRule[]): MatrixRow[] {
  const named = Object.keys(ACTION_WORDS);
  const placeOf = (id: string) => { const at = named.indexOf(id); return at < 0 ? named.length : at; };
  const rows = rules.map(({ subject, action, delegable, grants }): MatrixRow => {
    const id = `${subject} ${action}`;
    const waysOf = (column: Column) => grants.flatMap((grant) => wayOf(grant, column));
    return { id, subject: SUBJECT_WORDS[subject] ?? subject, action: ACTION_WORDS[id] ?? id, delegable, ways: forEachColumn(waysOf) };
  });
  return rows.sort((one, other) => placeOfSubject(one.id.split(' ')[0] ?? '') - placeOfSubject(other.id.split(' ')[0] ?? '') || placeOf(one.id) - placeOf(other.id));
}

function forEachColumn<T>(of: (column: Column) => T): Record<Column, T> {
  return {
    'one-stop-officer': of('one-stop-officer'), specialist: of('specialist'), chair: of('chair'), 'province-leader': of('province-leader'), 'province-admin': of('province-admin'), auditor: of('auditor'),
    citizen: of('citizen'), program: of('program'),
  };
}

/** Those in which every word that was typed begins a word, accents or not. */
export function found(rows: readonly MatrixRow[], typed: string): MatrixRow[] {
  const parts = vnFold(typed).split(/\s+/).filter(Boolean);
  return rows.filter(({ subject, action }) => { const words = vnFold(`${subject} ${action}`).split(/[\s,]+/); return parts.every((part) => words.some((word) => word.startsWith(part))); });
}

export const csvHead = (): string[] => [t('Đối tượng'), t('Việc'), ...COLUMNS.map(columnWords), t('Ủy quyền được')];
export const csvRows = (rows: readonly MatrixRow[]): string[][] =>
  rows.map(({ subject, action, ways, delegable }) => [subject, action, ...COLUMNS.map((column) => ways[column].join('; ')), delegable ? t('Có') : t('Không')]);

function wayOf(grant: Grant, column: Column): string[] {
  const places = grant.at.map((place) => PLACE_WORDS[place] ?? place).join(', ');
  const standing = grant.while === null ? [] : [grant.while === 'received' ? t('đã tiếp nhận') : t('chưa tiếp nhận')];
  const said = (...parts: string[]) => [[...parts, ...standing].join(', ')];
  if (column === 'program') return grant.scopes.length > 0 ? said(t('đơn vị được phép'), grant.scopes.join(', ')) : [];
  if (column === 'citizen' && grant.owner) return said(t('của chính mình'));
  if (!grant.roles.includes(column satisfies Role)) return [];
  // A chair works on whatever lies in the unit; others on what is theirs or nobody's.
  return grant.holderOnly && column !== 'chair' ? said(places, t('được giao cho mình hoặc chưa giao')) : said(places);
}
