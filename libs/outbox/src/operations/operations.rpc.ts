import { deadLettersOf, FOLLOWING_SERVICES, searchAudit, type RpcRequest, type ServiceName } from '@haicap/contracts';
import type { Clock } from '@haicap/kernel';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { Controller, type Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { DeadLetterDesk } from './dead-letter-desk.js';
import { SearchAudit } from './search-audit.js';

type LetterRpcs = ReturnType<typeof deadLettersOf>;

/**
 * The Nest controllers by which a service answers about its audit trail and, when it follows others, about the facts it set aside. Pass
 * `operationsRpcs(service)` to the RpcServer. Example: `controllers: [..., ...operationsControllers('dossier', { dataSource, clock })]`.
 */
export function operationsControllers(service: ServiceName, { dataSource, clock }: { readonly dataSource: DataSource; readonly clock: Clock }): Type<unknown>[] {
  const audit = auditController(service, new SearchAudit({ service, dataSource, clock }));
  return FOLLOWING_SERVICES.includes(service) ? [audit, lettersController(service, new DeadLetterDesk({ service, dataSource, clock }))] : [audit];
}

function auditController(service: ServiceName, search: SearchAudit): Type<unknown> {
  const contract = searchAudit(service);

  @Controller()
  class AuditSearchController {
    @Rpc(contract)
    search(request: RpcRequest<typeof contract>, context: RpcContext) {
      return search.run(request, actorOf(context));
    }
  }
  return AuditSearchController;
}

function lettersController(service: ServiceName, desk: DeadLetterDesk): Type<unknown> {
  const rpcs = deadLettersOf(service);

  @Controller()
  class DeadLetterController {
    @Rpc(rpcs.listDeadLetters)
    list(request: RpcRequest<LetterRpcs['listDeadLetters']>, context: RpcContext) {
      return desk.list(request, actorOf(context));
    }

    @Rpc(rpcs.replayDeadLetter)
    replay(request: RpcRequest<LetterRpcs['replayDeadLetter']>, context: RpcContext) {
      return desk.replay(request, actorOf(context), keyOf(context));
    }
  }
  return DeadLetterController;
}
