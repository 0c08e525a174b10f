import type { exportDossiers, ExportLine, HttpRoute, RpcReply, WireError } from '@haicap/contracts';
import type { Result } from '@haicap/kernel';
import { runInTrace } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Admitted } from '../edge/admitted.js';
import { HttpEdge } from '../edge/http-edge.js';
import { LineAnswers, problemInLine } from './line-answers.js';

type Page = RpcReply<typeof exportDossiers>;

/** Writes the dossiers of an export, page after page of the owner. A transfer that ends without a line that says `complete` was cut. */
@Injectable()
export class DossierExport {
  constructor(private readonly edge: HttpEdge, private readonly answers: LineAnswers) {}

  async serve(route: HttpRoute, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await runInTrace(request.traceparent, async () => {
      const admitted = await this.edge.admit(route, request);
      await this.answers.send(route, { request, reply, account: admitted.actor?.accountId ?? '' },
        async () => this.lines(admitted, (await this.edge.ask(admitted)) as Page, request));
    });
  }

  private async *lines(admitted: Admitted, first: Page, request: FastifyRequest): AsyncGenerator<string> {
    let page = first;
    for (;;) {
      yield page.items.map((item) => lineOf(item)).join('') + (page.more ? lineOf({ cursor: page.cursor }) : '');
      const { cursor } = page;
      if (!page.more) return yield lineOf({ cursor, complete: true });
      const next = await runInTrace(request.traceparent, () => this.edge.call(admitted, { cursor })) as Result<Page, WireError>;
      if (!next.ok) return yield lineOf({ cursor, complete: false, problem: problemInLine(next.error, request) });
      page = next.value;
    }
  }
}

const lineOf = (line: ExportLine): string => `${JSON.stringify(line)}\n`;
