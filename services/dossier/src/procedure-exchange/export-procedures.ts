import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { IMPORT_CHARS_MAX, refusal, type Refusal, type RpcReply, type RpcRequest, type exportProcedures } from '@haicap/contracts';
import { err, localDate, localDateOf, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { readCursor, writeCursor } from '../cursor.js';
import { Installation } from '../installation.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { contentOf } from '../procedure-draft/procedure-draft.js';
import type { Entry } from './procedure-exchange.js';
import { writeWorkbook } from './workbook.js';

const position = z.strictObject({ code: z.string() });
const PROCEDURES_PER_PART_MAX = 200;
// What is exported can be imported again: three bytes are four characters of base64.
const PART_BYTES_MAX = Math.floor(IMPORT_CHARS_MAX / 4) * 3;
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
    const found = await withScope(this.dataSource, { kind: 'none' }, (tx) => this.procedures.inForce(tx, { asOf, field: request.field, code: request.code, afterCode: after.code, limit: PROCEDURES_PER_PART_MAX + 1 }));
    const entries = within(found.slice(0, PROCEDURES_PER_PART_MAX).map((version) => ({ code: version.code, content: contentOf(version) })));
    const { bytes, part } = await written(request.format, entries);
    const last = part.at(-1);
    return ok({
      fileName: `thu-tuc-${asOf}.${request.format}`, mediaType: request.format === 'json' ? 'application/json' : XLSX,
      sha256: createHash('sha256').update(bytes).digest('hex'), bytesBase64: bytes.toString('base64'),
      ...(last && part.length < found.length ? { nextCursor: writeCursor({ code: last.code }) } : {}),
    });
  }
}

interface Written {
  readonly bytes: Buffer;
  readonly part: readonly Entry[];
}

/** A workbook is packed and nearly always smaller than its JSON; where it is not, it holds fewer. */
async function written(format: 'json' | 'xlsx', entries: readonly Entry[]): Promise<Written> {
  const bytes = format === 'json' ? Buffer.from(JSON.stringify(entries)) : await writeWorkbook(entries);
  if (bytes.byteLength <= PART_BYTES_MAX || entries.length <= 1) return { bytes, part: entries };
  return written(format, entries.slice(0, Math.ceil(entries.length / 2)));
}

/** The first ones that make a part; one at least. */
function within(entries: readonly Entry[]): readonly Entry[] {
  let bytes = '[]'.length;
  const tooMany = entries.findIndex((entry, index) => {
    bytes += Buffer.byteLength(JSON.stringify(entry)) + ','.length;
    return index > 0 && bytes > PART_BYTES_MAX;
  });
  return tooMany < 0 ? entries : entries.slice(0, tooMany);
}
