import { Controller } from '@nestjs/common';
import { listReminders, remindUnit, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { ListReminders } from './list-reminders.js';
import { RemindUnit } from './remind-unit.js';

@Controller()
export class ReminderRpc {
  constructor(private readonly reminding: RemindUnit, private readonly listing: ListReminders) {}

  @Rpc(remindUnit)
  remind(request: RpcRequest<typeof remindUnit>, context: RpcContext) {
    return this.reminding.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(listReminders)
  list(request: RpcRequest<typeof listReminders>, context: RpcContext) {
    return this.listing.run(request, actorOf(context));
  }
}
