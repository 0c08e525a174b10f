import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { correctableField, refusal, returnByPost, type Actor, type listCorrections, type Refusal, type ReturnByPost, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { maySeeName, readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { FindDossier } from '../dossier/find-dossier.js';
import { FindReasons } from '../reason/find-reasons.js';
import { KeepCorrections } from './keep-corrections.js';

type Answer = RpcReply<typeof listCorrections>;

/** What stood in a dossier before it was corrected, and why it was; for officers of its units. */
@Injectable()
export class ListCorrections {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly dossiers: FindDossier,
    private readonly kept: KeepCorrections,
    private readonly reasons: FindReasons,
  ) {}

  async run({ dossierId }: RpcRequest<typeof listCorrections>, actor: Actor): Promise<Result<Answer, Refusal>> {
    const rights = await this.findRights.of(actor);
    return withScope(this.dataSource, readScope(rights), async (tx) => {
      const dossier = await this.dossiers.byId(tx, dossierId);
      if (!dossier) return err(refusal('DOSSIER_NOT_FOUND'));
      if (!maySeeName(rights, dossier.receipt)) return err(refusal('FORBIDDEN'));
      const corrections = await this.kept.of(tx, dossierId);
      const wordsOf = await this.reasons.words(tx, corrections.map(({ reasonCode: code }) => ({ action: 'correct', code })));
      const told = corrections.map(({ dossierId: _dossierId, at, ...one }) => ({ ...one, at: formatOffsetTime(at), reasonLabel: wordsOf({ action: 'correct', code: one.reasonCode }) }));
      return ok({
        corrections: told.flatMap(({ role, field, ...one }) => (role === 'form' || role === 'post' ? [] : [{ ...one, role, field: correctableField.parse(field) }])),
        formCorrections: told.flatMap(({ role, field, before, after, ...one }) => (role === 'form' ? [{ ...one, pointer: field, before: valueOf(before), after: valueOf(after) }] : [])),
        postCorrections: told.flatMap(({ role, field: _field, before, after, ...one }) => (role === 'post' ? [{ ...one, before: postOf(before), after: postOf(after) }] : [])),
      });
    }, { actor: rights.accountId });
  }
}

function postOf(json: string | null): ReturnByPost | null {
  return json === null ? null : returnByPost.parse(JSON.parse(json));
}

function valueOf(json: string | null): unknown {
  return json === null ? null : JSON.parse(json);
}
