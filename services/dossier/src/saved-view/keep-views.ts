import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  changeView, refusal, removeView, saveView, type Actor, type Refusal, type RpcContract, type RpcRequest, type SavedView,
} from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { appendAudit, bodyHash, claimKey, storeKeys, type KeyClaim } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import type { Rights } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { Installation } from '../installation.js';
import { checkView, placeOf, toWire, type ViewContent } from './saved-view.js';
import { SavedViewStore, type ViewRow } from './saved-view.store.js';

type Outcome = Result<SavedView, Refusal>;

interface Command {
  readonly contract: RpcContract;
  readonly request: { readonly viewId?: string; readonly expectedVersion?: number };
  readonly actor: Actor;
  readonly key: string;
  /** Makes the view that is kept; it is stored, audited and answered for. */
  readonly decide: (others: readonly ViewRow[], rights: Rights, before: ViewRow | null) => Result<ViewRow, Refusal>;
}

/** Saves, changes and removes the views of an account. They are a person's own settings: no fact tells others of them. */
@Injectable()
export class KeepViews {
  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: Installation,
    private readonly findRights: FindRights,
    private readonly views: SavedViewStore,
  ) {}

  async save(request: RpcRequest<typeof saveView>, actor: Actor, key: string): Promise<Outcome> {
    return this.#run({ contract: saveView, request: {}, actor, key, decide: (others, rights) => this.#made(request, others, rights, null) }, request);
  }

  async change(request: RpcRequest<typeof changeView>, actor: Actor, key: string): Promise<Outcome> {
    return this.#run({
      contract: changeView, request, actor, key,
      decide: (others, rights, before) => this.#made(request, others.filter(({ viewId }) => viewId !== request.viewId), rights, before),
    }, request);
  }

  async remove(request: RpcRequest<typeof removeView>, actor: Actor, key: string): Promise<Outcome> {
    return this.#run({
      contract: removeView, request, actor, key,
      decide: (_others, _rights, before) => (before ? ok({ ...before, version: before.version + 1, removed: true, isDefault: false }) : err(refusal('VIEW_NOT_FOUND'))),
    }, request);
  }

  #made(content: ViewContent, others: readonly ViewRow[], rights: Rights, before: ViewRow | null): Result<ViewRow, Refusal> {
    const checked = checkView(content, rights, others);
    if (!checked.ok) return checked;
    const { name, filter, sharedWithUnitId = null, isDefault } = content;
    const position = content.position ?? before?.position ?? placeOf(content, rights, others);
    return ok({
      viewId: before?.viewId ?? this.installation.ids.next(), accountId: rights.accountId, name, filter, sharedWithUnitId, isDefault, position,
      version: (before?.version ?? 0) + 1, removed: false,
    });
  }

  async #run(command: Command, body: unknown): Promise<Outcome> {
    const rights = await this.findRights.of(command.actor);
    if (rights.posts.length === 0) return err(refusal('FORBIDDEN'));
    const unitIds = [...new Set(rights.posts.map(({ unitId }) => unitId))];
    return withScope(this.dataSource, { kind: 'units', unitIds }, (tx) => this.#keep(tx, command, rights, unitIds, body), { actor: rights.accountId });
  }

  async #keep(tx: EntityManager, { contract, request, key, decide }: Command, rights: Rights, unitIds: readonly string[], body: unknown): Promise<Outcome> {
    const claim = { account: rights.accountId, route: contract.subject, key, bodyHash: bodyHash(body) };
    const usable = await claimKey(tx, claim);
    if (!usable.ok) return usable;
    if (usable.value.state === 'replay') return this.#again(tx, usable.value.answer.aggregateId, rights);
    await this.views.lock(tx, rights.accountId);
    const before = await this.#seen(tx, request, rights);
    if (!before.ok) return before;
    const made = decide(await this.views.all(tx, rights.accountId, unitIds), rights, before.value);
    if (!made.ok) return made;
    return this.#store(tx, made.value, { contract, claim, rights, isNew: before.value === null });
  }

  /** The own view that a command is about, in the version that was seen; null for a new one. */
  async #seen(tx: EntityManager, { viewId, expectedVersion }: Command['request'], rights: Rights): Promise<Result<ViewRow | null, Refusal>> {
    if (viewId === undefined) return ok(null);
    const view = await this.views.own(tx, viewId, rights.accountId);
    if (!view || view.removed) return err(refusal('VIEW_NOT_FOUND'));
    return view.version === expectedVersion ? ok(view) : err(refusal('VIEW_STALE', { currentVersion: view.version }));
  }

  async #store(
    tx: EntityManager, view: ViewRow,
    { contract, claim, rights, isNew }: { contract: RpcContract; claim: KeyClaim; rights: Rights; isNew: boolean },
  ): Promise<Outcome> {
    const { clock } = this.installation;
    if (isNew) await this.views.insert(tx, view);
    else if (!(await this.views.update(tx, view, clock.now()))) return err(refusal('VIEW_STALE'));
    if (view.isDefault) await this.views.endDefault(tx, rights.accountId, view.viewId);
    await storeKeys(tx, [{ ...claim, aggregateId: view.viewId, version: view.version, status: isNew ? 201 : 200 }]);
    const detail = { version: view.version, sharedWithUnitId: view.sharedWithUnitId };
    await appendAudit(tx, [{ action: contract.name, objectType: 'saved-view', objectId: view.viewId, detail }], { actor: rights.accountId, clock });
    return ok(toWire(view, rights));
  }

  async #again(tx: EntityManager, viewId: string, rights: Rights): Promise<Outcome> {
    const view = await this.views.own(tx, viewId, rights.accountId);
    return view ? ok(toWire(view, rights)) : err(refusal('VIEW_NOT_FOUND'));
  }
}
