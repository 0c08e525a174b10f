import type { Dossier } from '@haicap/contracts';
import { ProblemError } from '../../api/client.js';
import type { Order } from '../../session/as-person.js';
import { provesNothing, signOrder, stepOrder, type SignedFile } from '../dossier/orders.js';
import type { Component } from '../dossier/dossier-query.js';
import { latestDraft } from '../dossier/result-draft.js';
import { t } from '../../text/language.js';

export type Act = 'approve' | 'sign' | 'number' | 'issue';
export type Row = Pick<Dossier, 'dossierId' | 'code' | 'version' | 'competentUnitId' | 'needsSignature'>;

/** What became of one dossier: each has an outcome of its own, and one that is refused stops no other. */
export interface Outcome { readonly dossierId: string; readonly code: string; readonly done: readonly Act[]; readonly refusal: string | null }

export interface Door {
  /** Sends an order; `name` is the same for the same order however often it is tried. */
  write<T>(order: Order, name: string): Promise<T>;
  /** Signed files that no dossier has yet, by draft and unit: a file is not signed twice because an answer was lost. */
  readonly signed: Map<string, string>;
  components(dossierId: string): Promise<readonly Component[]>;
}

interface Approvals { readonly items: readonly { readonly dossierId: string; readonly version: number | null; readonly refusal: { readonly code: string } | null }[] }

/** Why one of many was not approved, in words: the answer of a batch has codes alone. */
const REFUSALS: Readonly<Record<string, string>> = {
  BATCH_NOT_ALLOWED: t('Thủ tục này phải duyệt từng hồ sơ: hãy mở hồ sơ.'), DOSSIER_STALE: t('Người khác vừa thay đổi hồ sơ: hãy xem bản mới.'), DOSSIER_STATE_FORBIDS: t('Hồ sơ không còn chờ duyệt.'),
  CONSULTATIONS_OPEN: t('Còn chờ ý kiến của đơn vị khác.'), FORBIDDEN: t('Bạn không có quyền duyệt hồ sơ này.'), UNIT_NOT_IN_SCOPE: t('Hồ sơ thuộc đơn vị khác.'),
};
const NO_DRAFT = t('Chưa có dự thảo PDF để ký: hãy mở hồ sơ.');

/** Carries out the same steps for many dossiers, and tells of each one as it is done. */
export async function carryOut(rows: readonly Row[], acts: readonly Act[], door: Door, tell: (outcome: Outcome) => void): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const say = (outcome: Outcome) => { outcomes.push(outcome); tell(outcome); };
  // Many go in one order, which procedures have to allow; a single one is approved as such.
  const [only] = rows;
  if (only !== undefined && rows.length === 1) {
    say(await steps(only, acts, door, []));
    return outcomes;
  }
  const approved = acts.includes('approve') ? await approve(rows, door) : new Map(rows.map((row) => [row.dossierId, { version: row.version, refusal: null }] as const));
  const later = acts.filter((act) => act !== 'approve');
  for (const row of rows) {
    const { version, refusal } = approved.get(row.dossierId) ?? { version: null, refusal: t('Hệ thống chưa trả lời về hồ sơ này.') };
    const done: Act[] = acts.includes('approve') && version !== null ? ['approve'] : [];
    if (version === null) say({ dossierId: row.dossierId, code: row.code, done, refusal });
    else say(await steps({ ...row, version }, later, door, done));
  }
  return outcomes;
}

async function approve(rows: readonly Row[], door: Door): Promise<Map<string, { readonly version: number | null; readonly refusal: string | null }>> {
  const items = rows.map(({ dossierId, version }) => ({ dossierId, expectedVersion: version }));
  const answer = await door.write<Approvals>({ method: 'POST', path: '/api/v1/approvals', body: { items } }, `approve:${JSON.stringify(items)}`);
  return new Map(answer.items.map(({ dossierId, version, refusal }) => [dossierId, { version, refusal: refusal === null ? null : (REFUSALS[refusal.code] ?? refusal.code) }]));
}

async function steps(row: Row, acts: readonly Act[], door: Door, done: Act[]): Promise<Outcome> {
  const { dossierId, code } = row;
  let { version } = row;
  try {
    for (const act of acts) {
      // What needs no signature is completed by whoever works on it.
      if (act === 'sign' && !row.needsSignature) continue;
      const after = await take({ ...row, version }, act, door);
      if (after === undefined) return { dossierId, code, done, refusal: NO_DRAFT };
      version = after.version;
      done.push(act);
    }
    return { dossierId, code, done, refusal: null };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { dossierId, code, done, refusal: error.problem.title };
  }
}

async function take(row: Row, act: Act, door: Door): Promise<Dossier | undefined> {
  const name = `${act}:${row.dossierId}:${row.version}`;
  if (act === 'approve') return door.write<Dossier>(stepOrder(row, { path: 'approval', body: {} }), name);
  if (act === 'number') return door.write<Dossier>(stepOrder(row, { path: 'result-number', body: {} }), name);
  if (act === 'issue') return door.write<Dossier>(stepOrder(row, { path: 'issuance', body: {} }), name);
  const draft = latestDraft(await door.components(row.dossierId));
  if (draft === undefined) return undefined;
  return sign(row, draft.fileId, name, door);
}

async function sign(row: Row, draftId: string, name: string, door: Door): Promise<Dossier> {
  const { signed } = door;
  const place = `${draftId}:${row.competentUnitId}`;
  const fileId = signed.get(place) ?? (await door.write<SignedFile>(signOrder(draftId, row.competentUnitId), `file:${place}`)).file.fileId;
  signed.set(place, fileId);
  try {
    const after = await door.write<Dossier>(stepOrder(row, { path: 'signature', body: { kind: 'electronic', fileId } }), name);
    signed.delete(place);
    return after;
  } catch (error) {
    if (error instanceof ProblemError && provesNothing(error.problem)) signed.delete(place);
    throw error;
  }
}
