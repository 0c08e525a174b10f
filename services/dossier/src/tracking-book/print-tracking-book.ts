import { Injectable } from '@nestjs/common';
import { refusal, type Actor, type PaperFile, type Refusal, type RpcRequest, type printTrackingBook } from '@haicap/contracts';
import { err, localDate, ok, type Result } from '@haicap/kernel';
import { appendAudit } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { mayReadBook, readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { readCursor, writeCursor } from '../cursor.js';
import { Installation } from '../installation.js';
import { toFile } from '../paper/keep-paper.js';
import { PressPool } from '../paper-press/press-pool.js';
import { ComposeBook } from './compose-book.js';
import type { BookPosition } from './tracking-book.store.js';

type Request = RpcRequest<typeof printTrackingBook>;

const position = z.strictObject({
  receivedAt: z.string().regex(/^\d{4,6}-\d{2}-\d{2} [\d:.]+[+-][\d:]+$/), id: z.uuid(), number: z.coerce.number().int().min(0),
});
const MEDIA_TYPES = { pdf: 'application/pdf', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

/** The register of a receiving unit, page by page, as PDF or XLSX. Printing persons' names is noted in the audit. */
@Injectable()
export class PrintTrackingBook {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly compose: ComposeBook,
    private readonly press: PressPool,
    private readonly installation: Installation,
  ) {}

  async run(request: Request, actor: Actor): Promise<Result<PaperFile, Refusal>> {
    const { unitId, from, to, file, format, limit, cursor } = request;
    const after = cursor === undefined ? null : readCursor(cursor, position);
    if (cursor !== undefined && !after) return err(refusal('CURSOR_INVALID'));
    if (to < from) return err(refusal('REQUEST_INVALID', { issues: [{ pointer: '/query/to', code: 'before_from' }] }));
    const rights = await this.findRights.of(actor);
    const view = mayReadBook(rights, unitId);
    if (!view.ok) return view;
    const composed = await withScope(this.dataSource, readScope(rights), async (tx) => {
      const page = await this.compose.run(tx, { unitId, from: localDate(from), to: localDate(to), after, limit, format, masked: view.value === 'masked' });
      const entry = { action: 'print-tracking-book', objectType: 'unit', objectId: unitId, detail: { from, to, file, after: after?.number ?? 0 } };
      if (page.ok) await appendAudit(tx, [entry], { actor: rights.accountId, clock: this.installation.clock });
      return page;
    }, { actor: rights.accountId });
    if (!composed.ok) return composed;
    const printed = await this.press.print(file === 'pdf' ? composed.value.job : composed.value.sheet);
    return printed.ok ? ok(toAnswer(request, printed.value, { after, next: composed.value.next })) : printed;
  }
}

function toAnswer({ from, to, file }: Request, bytes: Uint8Array, { after, next }: { readonly after: BookPosition | null; readonly next: BookPosition | null }): PaperFile {
  const part = after === null ? '' : `-tu-${after.number + 1}`;
  const book = toFile(bytes, { name: `so-theo-doi-${from}-${to}${part}.${file}`, mediaType: MEDIA_TYPES[file] });
  return next === null ? book : { ...book, nextCursor: writeCursor({ ...next, number: String(next.number) }) };
}
