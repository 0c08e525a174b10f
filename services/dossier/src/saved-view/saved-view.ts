import { refusal, SAVED_VIEWS_MAX, type Refusal, type RpcRequest, type SavedView, type saveView } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { isAllowed } from '@haicap/policy';
import type { Rights } from '../access/access.js';

export type ViewContent = RpcRequest<typeof saveView>;

/** A view as far as its rules need it. */
export interface KnownView {
  readonly viewId: string;
  readonly accountId: string;
  readonly name: string;
  readonly sharedWithUnitId: string | null;
  readonly position: number;
}

/** Whether a view may be kept beside the others: its name is free, its unit is one's own, and there is room. */
export function checkView(content: ViewContent, rights: Rights, others: readonly KnownView[]): Result<null, Refusal> {
  const { sharedWithUnitId, name } = content;
  if (sharedWithUnitId !== undefined && !isAllowed(rights, 'saved-view', 'share', { unitId: sharedWithUnitId })) return err(refusal('UNIT_NOT_IN_SCOPE', { unitId: sharedWithUnitId }));
  const own = others.filter(({ accountId }) => accountId === rights.accountId);
  if (own.some((view) => view.name === name)) return err(refusal('VIEW_NAME_TAKEN', { name }));
  if (own.length >= SAVED_VIEWS_MAX.ofAccount) return err(refusal('VIEW_LIMIT_REACHED', { limit: SAVED_VIEWS_MAX.ofAccount, of: 'account' }));
  const ofUnit = others.filter((view) => sharedWithUnitId !== undefined && view.sharedWithUnitId === sharedWithUnitId);
  return ofUnit.length >= SAVED_VIEWS_MAX.ofUnit ? err(refusal('VIEW_LIMIT_REACHED', { limit: SAVED_VIEWS_MAX.ofUnit, of: 'unit' })) : ok(null);
}

/** The place of a view that names none: behind the own ones. */
export function placeOf({ position }: ViewContent, rights: Rights, others: readonly KnownView[]): number {
  const own = others.filter(({ accountId }) => accountId === rights.accountId);
  return position ?? Math.min(999, Math.max(-1, ...own.map((view) => view.position)) + 1);
}

/** A view as its reader sees it. */
export function toWire(view: KnownView & Omit<SavedView, 'isOwn'>, { accountId }: Rights): SavedView {
  const { viewId, version, name, filter, sharedWithUnitId, isDefault, position } = view;
  const isOwn = view.accountId === accountId;
  // What opens first is everybody's own choice.
  return { viewId, version, name, filter, sharedWithUnitId, isDefault: isOwn && isDefault, position, isOwn };
}
