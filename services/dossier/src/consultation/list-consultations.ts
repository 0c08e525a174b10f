import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import {
  refusal, type Actor, type Refusal, type RpcReply, type RpcRequest, type listConsultations, type listDossierConsultations,
} from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { maySeeName, readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { cursorBehind, readCursor } from '../cursor.js';
import { FindDossier } from '../dossier/find-dossier.js';
import { ConsultationStore } from './consultation.store.js';
import { KeepConsultations } from './keep-consultations.js';

const position = z.strictObject({ dueAt: z.iso.datetime(), id: z.uuid() });

/** The worklist of a unit that is asked, and everything that was asked about a dossier. */
@Injectable()
export class ListConsultations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly store: ConsultationStore,
    private readonly consultations: KeepConsultations,
    private readonly dossiers: FindDossier,
  ) {}

  async ofUnit(request: RpcRequest<typeof listConsultations>, actor: Actor): Promise<Result<RpcReply<typeof listConsultations>, Refusal>> {
    const after = request.cursor === undefined ? null : readCursor(request.cursor, position);
    if (request.cursor !== undefined && !after) return err(refusal('CURSOR_INVALID'));
    const rights = await this.findRights.of(actor);
    const scope = readScope(rights);
    if (scope.kind === 'none') return err(refusal('FORBIDDEN'));
    if (scope.kind === 'units' && !scope.unitIds.includes(request.unitId)) return err(refusal('UNIT_NOT_IN_SCOPE', { unitId: request.unitId }));
    return withScope(this.dataSource, scope, async (tx) => {
      const { unitId, state, limit } = request;
      const found = await this.store.page(tx, { unitId, state, after, limit: limit + 1 });
      const page = found.slice(0, limit);
      // An officer of the asked unit knows the persons; the province sees that something was asked, and how it went.
      const items = page.map((row) => this.consultations.show(row, scope.kind === 'units'));
      return ok({ items, ...cursorBehind(found, page, (last) => ({ dueAt: last.dueAt.toISOString(), id: last.consultationId })) });
    }, { actor: rights.accountId });
  }

  async ofDossier({ dossierId }: RpcRequest<typeof listDossierConsultations>, actor: Actor): Promise<Result<RpcReply<typeof listDossierConsultations>, Refusal>> {
    const rights = await this.findRights.of(actor);
    return withScope(this.dataSource, readScope(rights), async (tx) => {
      const dossier = await this.dossiers.byId(tx, dossierId);
      if (!dossier) return err(refusal('DOSSIER_NOT_FOUND'));
      const mayBeSeen = maySeeName(rights, dossier.receipt);
      return ok({ items: (await this.store.ofDossier(tx, dossierId)).map((row) => this.consultations.show(row, mayBeSeen)) });
    }, { actor: rights.accountId });
  }
}
