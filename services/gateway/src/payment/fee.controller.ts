import {
  quoteFeesRoute, lookUpFeesRoute, assessFeesRoute, listFeeRulesRoute, draftFeeRuleRoute, reviseFeeRuleRoute, publishFeeRuleRoute,
  endFeeRuleRoute,
} from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

@Controller()
export class FeeController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(quoteFeesRoute)
  quoteFees(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(quoteFeesRoute, request, reply);
  }

  @Serves(lookUpFeesRoute)
  lookUpFees(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpFeesRoute, request, reply);
  }

  @Serves(assessFeesRoute)
  assessFees(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(assessFeesRoute, request, reply);
  }

  @Serves(listFeeRulesRoute)
  listFeeRules(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listFeeRulesRoute, request, reply);
  }

  @Serves(draftFeeRuleRoute)
  draftFeeRule(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(draftFeeRuleRoute, request, reply);
  }

  @Serves(reviseFeeRuleRoute)
  reviseFeeRule(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(reviseFeeRuleRoute, request, reply);
  }

  @Serves(publishFeeRuleRoute)
  publishFeeRule(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(publishFeeRuleRoute, request, reply);
  }

  @Serves(endFeeRuleRoute)
  endFeeRule(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(endFeeRuleRoute, request, reply);
  }
}
