import { Controller } from '@nestjs/common';
import { printTrackingBook, type RpcRequest } from '@haicap/contracts';
import { actorOf, Rpc, type RpcContext } from '@haicap/messaging';
import { PrintTrackingBook } from './print-tracking-book.js';

@Controller()
export class TrackingBookRpc {
  constructor(private readonly printing: PrintTrackingBook) {}

  @Rpc(printTrackingBook)
  print(request: RpcRequest<typeof printTrackingBook>, context: RpcContext) {
    return this.printing.run(request, actorOf(context));
  }
}
