import { Controller, Get, Header } from '@nestjs/common';
import { asyncApiDocument } from './asyncapi-document.js';
import { openApiDocument } from './openapi-document.js';

@Controller()
export class OpenApiController {
  private readonly document = JSON.stringify(openApiDocument());
  private readonly facts = JSON.stringify(asyncApiDocument());

  @Get('/api/openapi.json')
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('cache-control', 'public, no-cache')
  read(): string {
    return this.document;
  }

  @Get('/api/asyncapi.json')
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('cache-control', 'public, no-cache')
  readFacts(): string {
    return this.facts;
  }
}
