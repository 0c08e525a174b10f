import { lookUpCalendar, publishCalendar, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { Controller } from '@nestjs/common';
import { LookUpCalendar } from './look-up-calendar.js';
import { PublishPlan } from './publish-plan.js';

@Controller()
export class CalendarRpc {
  constructor(
    private readonly lookingUp: LookUpCalendar,
    private readonly publishing: PublishPlan,
  ) {}

  @Rpc(lookUpCalendar)
  lookUp(request: RpcRequest<typeof lookUpCalendar>) {
    return this.lookingUp.run(request);
  }

  @Rpc(publishCalendar)
  publish(request: RpcRequest<typeof publishCalendar>, context: RpcContext) {
    return this.publishing.run(request, actorOf(context), keyOf(context));
  }
}
