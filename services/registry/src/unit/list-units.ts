import type { listUnits, Refusal, RpcReply, RpcRequest } from '@haicap/contracts';
import { localDateOf, ok, type Clock, type Result } from '@haicap/kernel';
import { pageOfRows, readCursor } from '@haicap/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CLOCK, PROVINCE } from '../injected.js';
import { UnitSearchStore } from './unit-search.store.js';
import { unitOf, UnitStore, type UnitFilter } from './unit.store.js';

// Beyond this nobody reads results of a search; a cursor cannot make the database count further.
const SEARCH_OFFSET_MAX = 2_000;
const namePosition = z.strictObject({ name: z.string(), id: z.uuid() });
const searchPosition = z.strictObject({ from: z.int().min(1).max(SEARCH_OFFSET_MAX), by: z.enum(['named', 'similar']) });

type Request = RpcRequest<typeof listUnits>;
type Reply = RpcReply<typeof listUnits>;

/** The units of a day: by filter in alphabetical order, or by name in the order of the match. */
@Injectable()
export class ListUnits {
  constructor(
    private readonly units: UnitStore,
    private readonly search: UnitSearchStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PROVINCE) private readonly province: string,
  ) {}

  async run(request: Request): Promise<Result<Reply, Refusal>> {
    const filter = this.#filterOf(request);
    return request.q === undefined ? this.#list(request, filter) : this.#search(request, request.q, filter);
  }

  async #list({ limit, cursor }: Request, filter: UnitFilter): Promise<Result<Reply, Refusal>> {
    const after = readCursor(cursor, namePosition);
    if (!after.ok) return after;
    const rows = await this.units.list(filter, limit, after.value);
    return ok(pageOfRows(rows, limit, unitOf, (last) => ({ name: last.name, id: last.unitId })));
  }

  async #search({ limit, cursor }: Request, query: string, filter: UnitFilter): Promise<Result<Reply, Refusal>> {
    const position = readCursor(cursor, searchPosition);
    if (!position.ok) return position;
    const offset = position.value?.from ?? 0;
    let by = position.value?.by ?? 'named';
    let rows = await this.search[by](query, filter, limit, offset);
    if (rows.length === 0 && position.value === undefined) {
      by = 'similar';
      rows = await this.search.similar(query, filter, limit, offset);
    }
    const next = offset + limit;
    return ok(pageOfRows(next > SEARCH_OFFSET_MAX ? rows.slice(0, limit) : rows, limit, unitOf, () => ({ from: next, by })));
  }

  #filterOf(request: Request): UnitFilter {
    const { level, type, parentId, code } = request;
    // A code or a parent says which province is meant, and provinces themselves are listed for the whole country.
    const anywhere = code !== undefined || parentId !== undefined || level === 'province';
    return {
      asOf: request.asOf ?? localDateOf(this.clock.now()),
      level, type, parentId, code,
      provinceCode: request.provinceCode ?? (anywhere ? undefined : this.province),
    };
  }
}
