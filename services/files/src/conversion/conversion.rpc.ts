import { Controller } from '@nestjs/common';
import { convertImages, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { ConvertImages } from './convert-images.js';

@Controller()
export class ConversionRpc {
  constructor(private readonly converting: ConvertImages) {}

  @Rpc(convertImages)
  convert(request: RpcRequest<typeof convertImages>, context: RpcContext) {
    return this.converting.run(request, actorOf(context), keyOf(context));
  }
}
