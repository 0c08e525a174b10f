import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PROCEDURE_CHARS_MAX, refusal, type Procedure, type ProcedureContent, type ProcedureDraft, type ProcedureProblem, type Refusal } from '@haicap/contracts';
import { err, localDateOf, ok, type Result } from '@haicap/kernel';
import { Installation } from '../installation.js';
import { PublishProcedures } from '../procedure/publish-procedures.js';
import { problem } from './check-content.js';
import { CheckDraft } from './check-draft.js';
import { versionFrom } from './procedure-draft.js';

/** Decides which version a draft becomes, or why it becomes none. Nobody else publishes until the transaction ends. */
@Injectable()
export class DecideVersion {
  constructor(private readonly check: CheckDraft, private readonly publish: PublishProcedures, private readonly installation: Installation) {}

  async run(tx: EntityManager, { code, baseVersion, content }: ProcedureDraft, validFrom: string): Promise<Result<Procedure, Refusal>> {
    const problems = [...this.check.run(content).problems, ...endBeforeBegin(content, validFrom)];
    if (problems.length > 0) return err(refusal('PROCEDURE_INCOMPLETE', { problems }));
    const latest = await this.publish.lockLatest(tx, code);
    const refused = this.#refusalOf({ latest, baseVersion, validFrom });
    if (refused) return err(refused);
    const version = versionFrom(content, { procedureId: latest?.procedureId ?? this.installation.ids.next(), code, version: baseVersion + 1, validFrom });
    // An import brings any size; what is published travels as a fact.
    const chars = JSON.stringify(version).length;
    return chars > PROCEDURE_CHARS_MAX ? err(refusal('PROCEDURE_TOO_LARGE', { chars, charsMax: PROCEDURE_CHARS_MAX })) : ok(version);
  }

  #refusalOf({ latest, baseVersion, validFrom }: { latest: Procedure | undefined; baseVersion: number; validFrom: string }): Refusal | null {
    const latestVersion = latest?.version ?? 0;
    if (latestVersion !== baseVersion) return refusal('PROCEDURE_DRAFT_OUTDATED', { baseVersion, latestVersion });
    // What was law on a day stays law on that day; only what never was law before may begin in the past.
    const today = localDateOf(this.installation.clock.now());
    return latest && validFrom < today ? refusal('PROCEDURE_VALID_FROM_PAST', { validFrom, today }) : null;
  }
}

function endBeforeBegin({ validTo }: ProcedureContent, validFrom: string): ProcedureProblem[] {
  return validTo !== undefined && validTo !== null && validTo < validFrom ? [problem('valid-to-before-valid-from', '/validTo')] : [];
}
