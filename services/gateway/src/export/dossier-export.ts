import { Readable } from 'node:stream';
import type { exportDossiers, ExportLine, HttpRoute, RpcReply, WireError } from '@haicap/contracts';
import type { Result } from '@haicap/kernel';
import { runInTrace } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge, type Admitted } from '../edge/http-edge.js';
import { languageOf, Problem, problemBody, retryAfterOf } from '../edge/problem.js';

type Page = RpcReply<typeof exportDossiers>;

/** How many exports one replica writes at a time, and how many of one account. Each holds one page in memory. */
const EXPORTS_MAX = 32;
const EXPORTS_PER_ACCOUNT_MAX = 2;
/** A token lives ten minutes, so no export lasts longer; what is still open a while later has a reader who does not read. */
const LIFETIME_MAX_MS = 15 * 60_000;
const BUSY_RETRY_S = 30;

/**
 * Writes the dossiers of an export line by line: the next page is asked for when the reader has taken the one before, and
 * none any more when the reader has left. A transfer that ends without a line that says `complete` was cut.
 */
@Injectable()
export class DossierExport {
  private readonly open = new Map<string, number>();

  constructor(private readonly edge: HttpEdge) {}

  async serve(route: HttpRoute, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await runInTrace(request.traceparent, async () => {
      const admitted = await this.edge.admit(route, request);
      // Only before the first line can a problem still be answered as one.
      const leave = this.enter(admitted.actor?.accountId ?? '');
      try {
        const first = (await this.edge.ask(admitted)) as Page;
        const lines = Readable.from(this.lines(admitted, first, request), { objectMode: false });
        const end = () => void lines.destroy();
        const cut = setTimeout(end, LIFETIME_MAX_MS).unref();
        lines.once('close', () => {
          clearTimeout(cut);
          leave();
        });
        // Whoever left while the owner was asked says so no second time.
        if (reply.raw.closed) end();
        else reply.raw.once('close', end);
        // A proxy that buffers would hold the lines back, and the reader's pace from the owner.
        void reply.status(route.success).headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' }).type('application/x-ndjson').send(lines);
      } catch (error) {
        leave();
        throw error;
      }
    });
  }

  private async *lines(admitted: Admitted, first: Page, request: FastifyRequest): AsyncGenerator<string> {
    let page = first;
    for (;;) {
      yield page.items.map((item) => lineOf(item)).join('') + (page.more ? lineOf({ cursor: page.cursor }) : '');
      const { cursor } = page;
      if (!page.more) return yield lineOf({ cursor, complete: true });
      const next = await runInTrace(request.traceparent, () => this.edge.call(admitted, { cursor })) as Result<Page, WireError>;
      if (!next.ok) return yield lineOf({ cursor, complete: false, problem: problemIn(next.error, request) });
      page = next.value;
    }
  }

  /** Takes a place; it is given back once, whatever ends the export. */
  private enter(account: string): () => void {
    const taken = this.open.get(account) ?? 0;
    if (taken >= EXPORTS_PER_ACCOUNT_MAX) throw new Problem('TOO_MANY_REQUESTS', { exportsMax: EXPORTS_PER_ACCOUNT_MAX }, BUSY_RETRY_S);
    if ([...this.open.values()].reduce((sum, one) => sum + one, 0) >= EXPORTS_MAX) throw new Problem('OVERLOADED', { priority: 'export' }, BUSY_RETRY_S);
    this.open.set(account, taken + 1);
    return () => {
      const left = (this.open.get(account) ?? 1) - 1;
      if (left > 0) this.open.set(account, left);
      else this.open.delete(account);
    };
  }
}

const lineOf = (line: ExportLine): string => `${JSON.stringify(line)}\n`;

function problemIn({ code, params, traceId }: WireError, request: FastifyRequest): ExportLine['problem'] {
  const problem = new Problem(code, params);
  const { title } = problemBody(problem, { language: languageOf(request.headers['accept-language']), traceId, path: request.url });
  const retryAfterS = retryAfterOf(problem);
  return { code, title, traceId, ...(retryAfterS === undefined ? {} : { retryAfterS }) };
}
