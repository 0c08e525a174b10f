import {
  changeWebhookSubscription, createWebhookSubscription, disableWebhookSubscription, enableWebhookSubscription, listWebhookSubscriptions, lookUpWebhookSubscription,
  removeWebhookSubscription, rotateWebhookSecret, type RpcRequest,
} from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { Controller } from '@nestjs/common';
import { ChangeSubscription } from './change-subscription.js';
import { CreateSubscription } from './create-subscription.js';
import { FindSubscriptions } from './find-subscriptions.js';
import { RotateSecret } from './rotate-secret.js';
import { SwitchSubscription } from './switch-subscription.js';

type Switch = RpcRequest<typeof disableWebhookSubscription>;

@Controller()
export class SubscriptionRpc {
  constructor(
    private readonly creating: CreateSubscription,
    private readonly changing: ChangeSubscription,
    private readonly rotating: RotateSecret,
    private readonly switching: SwitchSubscription,
    private readonly finding: FindSubscriptions,
  ) {}

  @Rpc(createWebhookSubscription)
  create(request: RpcRequest<typeof createWebhookSubscription>, context: RpcContext) {
    return this.creating.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(changeWebhookSubscription)
  change(request: RpcRequest<typeof changeWebhookSubscription>, context: RpcContext) {
    return this.changing.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(rotateWebhookSecret)
  rotate(request: RpcRequest<typeof rotateWebhookSecret>, context: RpcContext) {
    return this.rotating.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(disableWebhookSubscription)
  disable(request: Switch, context: RpcContext) {
    return this.switching.run('disable', request, actorOf(context), keyOf(context));
  }

  @Rpc(enableWebhookSubscription)
  enable(request: Switch, context: RpcContext) {
    return this.switching.run('enable', request, actorOf(context), keyOf(context));
  }

  @Rpc(removeWebhookSubscription)
  remove(request: Switch, context: RpcContext) {
    return this.switching.run('remove', request, actorOf(context), keyOf(context));
  }

  @Rpc(listWebhookSubscriptions)
  list(request: RpcRequest<typeof listWebhookSubscriptions>, context: RpcContext) {
    return this.finding.list(request, actorOf(context));
  }

  @Rpc(lookUpWebhookSubscription)
  lookUp(request: RpcRequest<typeof lookUpWebhookSubscription>, context: RpcContext) {
    return this.finding.lookUp(request, actorOf(context));
  }
}
