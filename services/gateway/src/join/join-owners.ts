import { kindOf, type RpcContract } from '@haicap/contracts';
import { readCursor, writeCursor } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Admitted } from '../edge/admitted.js';
import { HttpEdge } from '../edge/http-edge.js';
import { Problem } from '../edge/problem.js';
import { joinPages, type Answers, type OwnerPage, type Places, type Positioned } from './join-pages.js';

export interface JoinWish<Owner extends string> {
  readonly owners: readonly Owner[];
  readonly contractOf: (owner: Owner) => RpcContract;
  /** What each of them is asked, beside its place. */
  readonly request: Readonly<Record<string, unknown>>;
  readonly limit: number;
  readonly cursor: string | undefined;
}

/** One page out of the lists of several owners; each answers for itself with the person's own token. */
@Injectable()
export class JoinOwners {
  constructor(private readonly edge: HttpEdge) {}

  async page<Owner extends string, Item extends Positioned>(admitted: Admitted, wish: JoinWish<Owner>): Promise<{ items: { owner: Owner; item: Omit<Item, 'position'> }[]; missing: Owner[]; nextCursor?: string }> {
    const places = placesOf(wish);
    const owners = wish.owners.filter((owner) => places[owner] !== null);
    const asked = await Promise.all(owners.map(async (owner) => [owner, await this.ask<Owner, Item>(admitted, wish, owner, places[owner])] as const));
    // A page on which nobody answered is none.
    if (asked.length > 0 && asked.every(([, answer]) => answer === null)) throw new Problem('SERVICE_UNAVAILABLE');
    const { items, missing, places: behind, isOver } = joinPages<Owner, Item>(places, Object.fromEntries(asked) as Answers<Owner, Item>, wish.limit);
    return { items, missing, ...(isOver ? {} : { nextCursor: writeCursor(behind) }) };
  }

  /** Null when the owner is away for now; a refusal of any is a refusal of the whole. */
  private async ask<Owner extends string, Item extends Positioned>(admitted: Admitted, { contractOf, request, limit }: JoinWish<Owner>, owner: Owner, place: string | null | undefined): Promise<OwnerPage<Item> | null> {
    const contract = contractOf(owner);
    const reply = await this.edge.call({ ...admitted, binding: { ...admitted.binding, contract } }, { ...request, limit, ...(typeof place === 'string' ? { cursor: place } : {}) });
    if (reply.ok) return contract.reply.parse(reply.value) as OwnerPage<Item>;
    if (kindOf(reply.error.code) === 'unavailable') return null;
    throw new Problem(reply.error.code, reply.error.params);
  }
}

function placesOf<Owner extends string>({ owners, cursor }: JoinWish<Owner>): Places<Owner> {
  const read = readCursor(cursor, z.partialRecord(z.enum(owners as unknown as [string, ...string[]]), z.string().nullable()));
  if (!read.ok) throw new Problem(read.error.code);
  return (read.value ?? {}) as Places<Owner>;
}
