import { Controller, Get, Header } from '@nestjs/common';
import { openApiDocument } from './openapi-document.js';

@Controller()
export class OpenApiController {
  private readonly document = JSON.stringify(openApiDocument());

  @Get('/api/openapi.json')
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('cache-control', 'public, no-cache')
  read(): string {
    return this.document;
  }
}
