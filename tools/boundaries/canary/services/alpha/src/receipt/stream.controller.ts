import { Sse } from '@nestjs/common';

export class StreamController {
  @Sse('stream')
  stream(): undefined {
    return undefined;
  }
}
