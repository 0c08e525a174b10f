import { kindOf, type ErrorCode, type ErrorParams, type RoutePriority, type WireError } from '@haicap/contracts';
import { err, type Result } from '@haicap/kernel';
import { RpcClient } from '@haicap/messaging';
import { currentTraceId } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { Admission, overloadOf } from '../admission/admission.js';
import { KeepAnswers } from '../kept-answers/keep-answers.js';
import { Callers } from '../session/callers.js';
import type { Admitted } from './admitted.js';

/** Asks owners on behalf of whoever was admitted, as many at a time as the owner has places. */
@Injectable()
export class AskOwners {
  constructor(
    private readonly rpc: RpcClient,
    private readonly callers: Callers,
    private readonly admission: Admission,
    private readonly kept: KeepAnswers,
  ) {}

  hasPlaceFor(owner: string, priority: RoutePriority): boolean {
    return this.admission.hasPlaceFor(owner, priority);
  }

  noteRefusal(owner: string, priority: RoutePriority): void {
    this.admission.refuse(owner, priority);
  }

  async call(admitted: Admitted, request: unknown): Promise<Result<unknown, WireError>> {
    const { binding: { contract }, token, idempotencyKey, priority, language } = admitted;
    // A stream asks again for as long as it is open; what was ended meanwhile is answered no more.
    if (!this.callers.stillCounts(admitted)) return err(wireError({ code: 'TOKEN_INVALID', params: {} }));
    const leave = this.admission.enter(contract.service, priority);
    if (leave === undefined) return err(wireError(overloadOf(priority)));
    try {
      // The route's schemas made the request; the contract's own schema reads it again at the owner.
      return await this.rpc.call(contract, request, { token, idempotencyKey, language });
    } finally {
      leave();
      this.kept.forget(contract, request);
    }
  }
}

function wireError({ code, params }: { readonly code: ErrorCode; readonly params: ErrorParams }): WireError {
  return { code, kind: kindOf(code), params, traceId: currentTraceId() ?? '' };
}
