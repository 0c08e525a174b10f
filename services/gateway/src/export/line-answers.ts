import { Readable } from 'node:stream';
import type { ExportLine, HttpRoute, WireError } from '@haicap/contracts';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tellLanguage } from '../edge/answer.js';
import { languageOf, Problem, problemBody, retryAfterOf } from '../edge/problem.js';

/** How many exports one replica writes at a time, and how many of one account. Each holds one page in memory. */
const EXPORTS_MAX = 32;
const EXPORTS_PER_ACCOUNT_MAX = 2;
/** A token lives ten minutes, so no export lasts longer; what is still open a while later has a reader who does not read. */
const LIFETIME_MAX_MS = 15 * 60_000;
const BUSY_RETRY_S = 30;

/**
 * Answers of one JSON object a line. What makes the lines is asked for the next one when the reader has taken those before,
 * and for none any more when the reader has left.
 */
@Injectable()
export class LineAnswers {
  private readonly open = new Map<string, number>();

  /** Takes a place, has the lines made and sends them. What `begin` throws is answered as a problem: no line has left by then. */
  async send(route: HttpRoute, { request, reply, account }: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly account: string }, begin: () => Promise<AsyncIterable<string>>): Promise<void> {
    const leave = this.enter(account);
    try {
      const lines = Readable.from(await begin(), { objectMode: false });
      const end = () => void lines.destroy();
      const cut = setTimeout(end, LIFETIME_MAX_MS).unref();
      lines.once('close', () => {
        clearTimeout(cut);
        leave();
      });
      // Whoever left while the owner was asked says so no second time.
      if (reply.raw.closed) end();
      else reply.raw.once('close', end);
      tellLanguage(route, request, reply);
      // A proxy that buffers would hold the lines back, and the reader's pace from the owner.
      void reply.status(route.success).headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' }).type('application/x-ndjson').send(lines);
    } catch (error) {
      leave();
      throw error;
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

/** Why an answer ends before its end, as its last line tells it. */
export function problemInLine({ code, params, traceId }: WireError, request: FastifyRequest): ExportLine['problem'] {
  const problem = new Problem(code, params);
  const { title } = problemBody(problem, { language: languageOf(request.headers['accept-language']), traceId, path: request.url });
  const retryAfterS = retryAfterOf(problem);
  return { code, title, traceId, ...(retryAfterS === undefined ? {} : { retryAfterS }) };
}
