import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refusal, type Actor, type Dossier as DossierAnswer, type Refusal, type RpcRequest, type lookUpDossier } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { CommandBatcher } from '@haicap/outbox';
import { sideBySide, withScope } from '@haicap/service-kit';
import { readScope, type Rights } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { DossierStore } from './dossier.store.js';
import { ShowDossier } from './show-dossier.js';
import { storedCode } from './stored-code.js';

type Outcome = Result<DossierAnswer, Refusal>;

/** Somebody who looks at one dossier. */
interface Look {
  readonly request: RpcRequest<typeof lookUpDossier>;
  readonly rights: Rights;
}

// Each waits for the slowest of its transaction.
const SHARED_MAX = 32;

/** One dossier of the caller's scope; another's is not found, so that nobody learns that it exists. */
@Injectable()
export class LookUpDossier {
  readonly #batcher = new CommandBatcher<Look, Outcome>({ maxSize: SHARED_MAX, runMany: (looks) => this.#together(looks) });

  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly dossiers: DossierStore,
    private readonly show: ShowDossier,
  ) {}

  async run(request: RpcRequest<typeof lookUpDossier>, actor: Actor): Promise<Outcome> {
    return this.#batcher.run({ request, rights: await this.findRights.of(actor) });
  }

  /** Looks of many share a transaction, each in its own scope (docs/adr/0027): beginning and ending one costs as much as looking. */
  async #together(looks: readonly Look[]): Promise<Outcome[]> {
    const [first, ...others] = looks;
    if (first === undefined) return [];
    if (others.length === 0) {
      return [await withScope(this.dataSource, readScope(first.rights), (tx) => this.#look(tx, first), { actor: first.rights.accountId, keepsPlans: true })];
    }
    return withScope(this.dataSource, { kind: 'none' }, (tx) => sideBySide(tx, looks.map((look) => (
      { scope: readScope(look.rights), actor: look.rights.accountId, run: (own: EntityManager) => this.#look(own, look) }))));
  }

  async #look(tx: EntityManager, { request, rights }: Look): Promise<Outcome> {
    const dossier = 'dossierId' in request
      ? await this.dossiers.findById(tx, request.dossierId)
      : await this.dossiers.findByCode(tx, storedCode(request.code));
    return dossier ? ok(await this.show.run(tx, dossier, rights)) : err(refusal('DOSSIER_NOT_FOUND'));
  }
}
