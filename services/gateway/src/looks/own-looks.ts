import { kindOf, listOwnFileLooks, listOwnLooks, LOOK_OWNERS, ownLooksReply, ownLooksRequest, type OwnLooksPage, type OwnLooksReply, type RpcContract } from '@haicap/contracts';
import { readCursor, writeCursor } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { HttpEdge, type Admitted } from '../edge/http-edge.js';
import { Problem } from '../edge/problem.js';
import { joinLooks, type Answers, type LookOwner, type Places } from './join-looks.js';

const CONTRACTS: Readonly<Record<LookOwner, RpcContract>> = { dossier: listOwnLooks, files: listOwnFileLooks };
const placesForm = z.strictObject({ dossier: z.string().nullable().optional(), files: z.string().nullable().optional() });

/** Who looked, joined from every owner; each answers for itself with the person's own token. */
@Injectable()
export class OwnLooks {
  constructor(private readonly edge: HttpEdge) {}

  async page(admitted: Admitted): Promise<OwnLooksPage> {
    const { cursor, ...wish } = ownLooksRequest.parse(admitted.binding.request);
    const places = placesOf(cursor);
    const owners = LOOK_OWNERS.filter((owner) => places[owner] !== null);
    const answers: Answers = Object.fromEntries(await Promise.all(owners.map(async (owner) => [owner, await this.ask(admitted, owner, { ...wish, place: places[owner] })] as const)));
    // A page on which nobody answered is none.
    if (owners.length > 0 && owners.every((owner) => answers[owner] === null)) throw new Problem('SERVICE_UNAVAILABLE');
    const { items, missing, places: behind, isOver } = joinLooks(places, answers, wish.limit);
    return { items, missing, ...(isOver ? {} : { nextCursor: writeCursor(behind) }) };
  }

  /** Null when the owner is away for now; a refusal of any is a refusal of the whole. */
  private async ask(admitted: Admitted, owner: LookOwner, { place, ...wish }: { limit: number; dossierId?: string | undefined; place: string | null | undefined }): Promise<OwnLooksReply | null> {
    const binding = { ...admitted.binding, contract: CONTRACTS[owner] };
    const reply = await this.edge.call({ ...admitted, binding }, { ...wish, ...(typeof place === 'string' ? { cursor: place } : {}) });
    if (reply.ok) return ownLooksReply.parse(reply.value);
    if (kindOf(reply.error.code) === 'unavailable') return null;
    throw new Problem(reply.error.code, reply.error.params);
  }
}

function placesOf(cursor: string | undefined): Places {
  const read = readCursor(cursor, placesForm);
  if (!read.ok) throw new Problem(read.error.code);
  return Object.fromEntries(Object.entries(read.value ?? {}).filter(([, place]) => place !== undefined));
}
