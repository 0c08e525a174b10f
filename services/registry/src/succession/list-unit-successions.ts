import type { listUnitSuccessions, Refusal, RpcReply, RpcRequest } from '@haicap/contracts';
import { ok, type Result } from '@haicap/kernel';
import { pageOfRows, readCursor } from '@haicap/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { PROVINCE } from '../injected.js';
import { SuccessionStore } from './succession.store.js';

const position = z.strictObject({ name: z.string(), from: z.uuid(), to: z.uuid() });

/** What became of a unit, what a unit came from, or the whole lineage of a province. */
@Injectable()
export class ListUnitSuccessions {
  constructor(
    private readonly successions: SuccessionStore,
    @Inject(PROVINCE) private readonly province: string,
  ) {}

  async run(request: RpcRequest<typeof listUnitSuccessions>): Promise<Result<RpcReply<typeof listUnitSuccessions>, Refusal>> {
    const { limit, cursor, fromUnitId, toUnitId } = request;
    const after = readCursor(cursor, position);
    if (!after.ok) return after;
    const ofOneUnit = fromUnitId !== undefined || toUnitId !== undefined;
    const provinceCode = request.provinceCode ?? (ofOneUnit ? undefined : this.province);
    const rows = await this.successions.list({ provinceCode, fromUnitId, toUnitId }, limit, after.value);
    return ok(pageOfRows(rows, limit, (row) => row, (last) => ({ name: last.fromFullName, from: last.fromUnitId, to: last.toUnitId })));
  }
}
