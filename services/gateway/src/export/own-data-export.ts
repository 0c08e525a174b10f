import {
  exportOwnDossiers, listOwnFileLooks, listOwnFiles, listOwnLooks, type FileView, type HttpRoute, type OwnAccountData, type OwnDataLine, type OwnDossierData, type OwnLooksReply, type RpcContract, type WireError,
} from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { runInTrace } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Admitted } from '../edge/admitted.js';
import { HttpEdge } from '../edge/http-edge.js';
import { withoutPosition } from '../join/join-pages.js';
import { OwnSessions } from '../session/own-sessions.js';
import { LineAnswers, problemInLine } from './line-answers.js';

interface Page {
  readonly items: readonly unknown[];
  readonly nextCursor?: string | undefined;
}

/** A list of an owner, and the line that each of its items becomes. */
interface Part {
  readonly contract: RpcContract;
  readonly request: object;
  readonly lineOf: (item: never) => OwnDataLine;
}

const PARTS: readonly Part[] = [
  { contract: exportOwnDossiers, request: {}, lineOf: (data: OwnDossierData) => ({ part: 'dossier', data }) },
  { contract: listOwnFiles, request: { limit: 50 }, lineOf: (file: FileView) => ({ part: 'file', data: { ...file, content: `/api/v1/files/${file.fileId}/content` } }) },
  ...[listOwnLooks, listOwnFileLooks].map((contract): Part => (
    { contract, request: { limit: 200 }, lineOf: (look: OwnLooksReply['items'][number]) => ({ part: 'look', data: withoutPosition(look) }) })),
];

/**
 * Joins what the services keep of the person who asks: each owner answers for itself with the person's own token, so there is
 * no one who could ask for somebody else. Who is no citizen is refused by the first owner, before a line has left.
 */
@Injectable()
export class OwnDataExport {
  constructor(private readonly edge: HttpEdge, private readonly answers: LineAnswers, private readonly sessions: OwnSessions) {}

  async serve(route: HttpRoute, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await runInTrace(request.traceparent, async () => {
      const admitted = await this.edge.admit(route, request);
      await this.answers.send(route, { request, reply, account: admitted.actor?.accountId ?? '' }, async () => {
        const account = (await this.edge.ask(admitted)) as OwnAccountData;
        const { items: sessions } = await this.sessions.list(admitted);
        void reply.header('content-disposition', 'attachment; filename="haicap-du-lieu-cua-toi.ndjson"');
        return this.lines(admitted, [{ part: 'account', data: account }, ...sessions.map((data) => ({ part: 'session' as const, data }))], request);
      });
    });
  }

  private async *lines(admitted: Admitted, first: readonly OwnDataLine[], request: FastifyRequest): AsyncGenerator<string> {
    yield textOf(first);
    for (const part of PARTS) {
      for (let cursor: string | undefined, more = true; more;) {
        const page = await runInTrace(request.traceparent, () => this.page(admitted, part, cursor));
        if (!page.ok) return yield textOf([{ part: 'end', complete: false, problem: problemInLine(page.error, request) }]);
        yield textOf(page.value.items.map((item) => part.lineOf(item as never)));
        cursor = page.value.nextCursor;
        more = cursor !== undefined;
      }
    }
    yield textOf([{ part: 'end', complete: true }]);
  }

  private async page(admitted: Admitted, { contract, request }: Part, cursor: string | undefined): Promise<Result<Page, WireError>> {
    const asked = { ...request, ...(cursor === undefined ? {} : { cursor }) };
    const reply = await this.edge.call({ ...admitted, binding: { ...admitted.binding, contract } }, asked);
    return reply.ok ? ok(reply.value as Page) : err(reply.error);
  }
}

const textOf = (lines: readonly OwnDataLine[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('');
