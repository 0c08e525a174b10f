import { Controller } from '@nestjs/common';
import { convertImages, type RpcRequest } from '@haicap/contracts';
import { Rpc, type RpcContext } from '@haicap/messaging';
import { actorOf, keyOf } from '../rpc-caller.js';
import { ConvertImages } from './convert-images.js';

@Controller()
export class ConversionRpc {
  constructor(private readonly converting: ConvertImages) {}

  @Rpc(convertImages)
  convert(request: RpcRequest<typeof convertImages>, context: RpcContext) {
    return this.converting.run(request, actorOf(context), keyOf(context));
  }
}
