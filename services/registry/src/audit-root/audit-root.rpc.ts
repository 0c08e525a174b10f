import { listAuditRoots, lookUpAuditRoot, type RpcRequest } from '@haicap/contracts';
import { Rpc } from '@haicap/messaging';
import { Controller } from '@nestjs/common';
import { ReadAuditRoots } from './read-audit-roots.js';

@Controller()
export class AuditRootRpc {
  constructor(private readonly roots: ReadAuditRoots) {}

  @Rpc(listAuditRoots)
  list(request: RpcRequest<typeof listAuditRoots>) {
    return this.roots.list(request);
  }

  @Rpc(lookUpAuditRoot)
  lookUp(request: RpcRequest<typeof lookUpAuditRoot>) {
    return this.roots.lookUp(request);
  }
}
