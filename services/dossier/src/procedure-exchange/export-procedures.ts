import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { refusal, type Procedure, type Refusal, type RpcReply, type RpcRequest, type exportProcedures } from '@haicap/contracts';
import { err, localDate, localDateOf, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { readCursor, writeCursor } from '../cursor.js';
import { Installation } from '../installation.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { contentOf } from '../procedure-draft/procedure-draft.js';
import { writeWorkbook } from './workbook.js';

const position = z.strictObject({ code: z.string() });
// A file of base64 travels in one answer of at most a megabyte; a workbook is packed and stays far below.
const PART_CHARS_MAX = 450_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The catalogue of a day as a file that can be imported again. */
@Injectable()
export class ExportProcedures {
  constructor(
    private readonly dataSource: DataSource,
    private readonly procedures: FindProcedures,
    private readonly installation: Installation,
  ) {}

  async run(request: RpcRequest<typeof exportProcedures>): Promise<Result<RpcReply<typeof exportProcedures>, Refusal>> {
    const after = request.cursor === undefined ? { code: '' } : readCursor(request.cursor, position);
    if (!after) return err(refusal('CURSOR_INVALID'));
    const asOf = request.asOf === undefined ? localDateOf(this.installation.clock.now()) : localDate(request.asOf);
    const found = await withScope(this.dataSource, { kind: 'none' }, (tx) => this.procedures.inForce(tx, { asOf, field: request.field, code: request.code, afterCode: after.code }));
    const part = within(found);
    const entries = part.map((version) => ({ code: version.code, content: contentOf(version) }));
    const bytes = request.format === 'json' ? Buffer.from(JSON.stringify(entries)) : await writeWorkbook(entries);
    const last = part.at(-1);
    return ok({
      fileName: `thu-tuc-${asOf}.${request.format}`, mediaType: request.format === 'json' ? 'application/json' : XLSX,
      sha256: createHash('sha256').update(bytes).digest('hex'), bytesBase64: bytes.toString('base64'),
      ...(last && part.length < found.length ? { nextCursor: writeCursor({ code: last.code }) } : {}),
    });
  }
}

function within(found: readonly Procedure[]): Procedure[] {
  let chars = 0;
  return found.filter((version, index) => {
    chars += JSON.stringify(version).length;
    return index === 0 || chars <= PART_CHARS_MAX;
  });
}
