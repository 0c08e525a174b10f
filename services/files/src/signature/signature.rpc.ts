import { Controller } from '@nestjs/common';
import { listSigningRoots, signFile, verifySignedFile, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { ListRoots } from './list-roots.js';
import { SignFile } from './sign-file.js';
import { VerifySignedFile } from './verify-signed-file.js';

@Controller()
export class SignatureRpc {
  constructor(
    private readonly signing: SignFile,
    private readonly verifying: VerifySignedFile,
    private readonly roots: ListRoots,
  ) {}

  @Rpc(signFile)
  sign(request: RpcRequest<typeof signFile>, context: RpcContext) {
    return this.signing.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(verifySignedFile)
  verify(request: RpcRequest<typeof verifySignedFile>) {
    return this.verifying.run(request);
  }

  @Rpc(listSigningRoots)
  listRoots() {
    return this.roots.run();
  }
}
