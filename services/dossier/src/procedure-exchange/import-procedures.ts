import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  importProcedures, procedureContent, refusal, type Actor, type ImportError, type ProcedureDraft, type Refusal, type RpcReply, type RpcRequest,
} from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { Installation } from '../installation.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { CheckDraft } from '../procedure-draft/check-draft.js';
import { KeepImportedDrafts } from '../procedure-draft/keep-imported-drafts.js';
import { MaintainCatalogue, type Maintained } from '../procedure-draft/maintain-catalogue.js';
import { assemble, IMPORT_MESSAGES, PROCEDURE_CODE, type Assembled, type Entry } from './procedure-exchange.js';
import { readWorkbook } from './workbook.js';

type Reply = RpcReply<typeof importProcedures>;

/** Makes drafts of a file. A single wrong row and nothing is changed: half a catalogue is worse than none. */
@Injectable()
export class ImportProcedures {
  constructor(
    private readonly maintain: MaintainCatalogue,
    private readonly drafts: KeepImportedDrafts,
    private readonly procedures: FindProcedures,
    private readonly checking: CheckDraft,
    private readonly installation: Installation,
  ) {}

  async run(request: RpcRequest<typeof importProcedures>, actor: Actor, idempotencyKey: string): Promise<Result<Reply, Refusal>> {
    const read = await readFile(request);
    return this.maintain.run<Reply>({
      contract: importProcedures, request, actor, idempotencyKey,
      answerAgain: async (tx, { aggregateId }) => this.#replyOf(aggregateId, await this.drafts.of(tx, aggregateId)),
      change: async (tx, by) => (read ? this.#change(tx, read, { by, dryRun: request.dryRun }) : err(refusal('IMPORT_UNREADABLE'))),
    });
  }

  async #change(tx: EntityManager, { entries, errors }: Assembled, { by, dryRun }: { by: string; dryRun: boolean }): Promise<Result<Maintained<Reply>, Refusal>> {
    const importId = this.installation.ids.next();
    const drafts = errors.length > 0 ? [] : await this.#draftsOf(tx, entries, { by, importId });
    const isKept = drafts.length > 0 && !dryRun;
    if (isKept) await this.drafts.run(tx, drafts);
    const told = this.#replyOf(importId, drafts);
    const answer = isKept ? told : { ...told, importId: null, drafts: told.drafts.map((draft) => ({ ...draft, draftId: null })), errors: errors.slice(0, 500) };
    return ok({
      answer, id: importId, version: 1,
      audit: { action: isKept ? 'import' : 'try-import', objectType: 'procedure-import', detail: { procedures: drafts.length, errors: errors.length } },
    });
  }

  async #draftsOf(tx: EntityManager, entries: readonly Entry[], { by, importId }: { by: string; importId: string }): Promise<ProcedureDraft[]> {
    const known = await this.procedures.versions(tx, entries.map(({ code }) => code));
    const at = formatOffsetTime(this.installation.clock.now());
    return entries.map(({ code, content }) => ({
      draftId: this.installation.ids.next(), version: 1, state: 'open', code, baseVersion: known.get(code)?.at(-1)?.version ?? 0, content, importId,
      publishedVersion: null, validFrom: null, createdAt: at, changedAt: at, changedBy: by,
    }));
  }

  #replyOf(importId: string, drafts: readonly ProcedureDraft[]): Reply {
    return {
      importId: drafts.length > 0 ? importId : null, procedures: drafts.length, errors: [],
      drafts: drafts.map(({ code, draftId, baseVersion, content }) => ({ code, draftId, isNew: baseVersion === 0, problems: this.checking.run(content).problems.length })),
    };
  }
}

async function readFile({ format, bytesBase64 }: RpcRequest<typeof importProcedures>): Promise<Assembled | null> {
  const bytes = Buffer.from(bytesBase64, 'base64');
  if (format === 'json') return readJson(bytes.toString('utf8'));
  const workbook = await readWorkbook(bytes);
  if (!workbook) return null;
  return assemble(workbook.rows, workbook.errors);
}

function readJson(words: string): Assembled | null {
  let list: unknown;
  try {
    list = JSON.parse(words);
  } catch {
    // Not JSON; refused as a whole.
    return null;
  }
  if (!Array.isArray(list)) return null;
  const seen = new Set<string>();
  const read = list.map((one: unknown, index) => readEntry(one, index + 1, seen));
  const errors = read.flatMap((one) => one.errors);
  return { entries: errors.length > 0 ? [] : read.flatMap((one) => one.entries), errors };
}

function readEntry(one: unknown, row: number, seen: Set<string>): Assembled {
  const { code, content } = (typeof one === 'object' && one !== null ? one : {}) as { code?: unknown; content?: unknown };
  const wrong = (field: string, problem: string): ImportError =>
    ({ sheet: null, row, procedureCode: typeof code === 'string' ? code : null, field, code: problem, message: IMPORT_MESSAGES[problem] ?? '' });
  if (typeof code !== 'string' || !PROCEDURE_CODE.test(code)) return { entries: [], errors: [wrong('/code', 'code-invalid')] };
  if (seen.has(code)) return { entries: [], errors: [wrong('/code', 'code-repeated')] };
  seen.add(code);
  const checked = procedureContent.safeParse(content);
  if (checked.success) return { entries: [{ code, content: checked.data }], errors: [] };
  return { entries: [], errors: checked.error.issues.map(({ path, code: kind }) => wrong(`/content/${path.join('/')}`, kind === 'unrecognized_keys' ? 'field-unknown' : 'value-invalid')) };
}
