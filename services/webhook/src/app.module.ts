import { eventLogController, EventLogStore, operationsControllers, RunCommand } from '@haicap/outbox';
import { PersonalDataCipher, type Logger, type Metrics } from '@haicap/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DeliveryRpc } from './delivery/delivery.rpc.js';
import { DeliveryStore } from './delivery/delivery.store.js';
import { DeliveryWorker } from './delivery/delivery.worker.js';
import { FindDeliveries } from './delivery/find-deliveries.js';
import { KeepDeliveries } from './delivery/keep-deliveries.js';
import { SendAgain } from './delivery/send-again.js';
import { SendLot } from './delivery/send-lot.js';
import { EndpointStore } from './endpoint/endpoint.store.js';
import { KeepEndpoints } from './endpoint/keep-endpoints.js';
import { FanOutConsumer } from './fan-out/fan-out.consumer.js';
import { Installation, type InstallationSettings } from './installation.js';
import { PostMessage } from './outbound/post-message.js';
import { Targets } from './outbound/target.js';
import { JudgeOwner } from './owner/judge-owner.js';
import { OwnerConsumer } from './owner/owner.consumer.js';
import { OwnerStore } from './owner/owner.store.js';
import { KeepSecrets } from './secret/keep-secrets.js';
import { SecretStore } from './secret/secret.store.js';
import { ChangeSubscription } from './subscription/change-subscription.js';
import { CreateSubscription } from './subscription/create-subscription.js';
import { EndSubscription } from './subscription/end-subscription.js';
import { FollowOwners } from './subscription/follow-owners.js';
import { FindSubscriptions } from './subscription/find-subscriptions.js';
import { KeepSubscription } from './subscription/keep-subscription.js';
import { RotateSecret } from './subscription/rotate-secret.js';
import { ShowSubscriptions } from './subscription/show-subscriptions.js';
import { SubscriptionRpc } from './subscription/subscription.rpc.js';
import { SubscriptionStore } from './subscription/subscription.store.js';
import { SwitchSubscription } from './subscription/switch-subscription.js';

/** What the process has before it has a module. */
export interface WebhookParts {
  readonly dataSource: DataSource;
  readonly eventLog: EventLogStore;
  readonly cipher: PersonalDataCipher;
  readonly targets: Targets;
  readonly installation: InstallationSettings;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

@Module({})
export class AppModule {
  /** The only wiring. What a process owns is handed in, so a test starts the same module on its own database. */
  static with({ dataSource, eventLog, cipher, targets, installation: settings, logger, metrics }: WebhookParts): DynamicModule {
    const installation = new Installation(settings);
    const { clock, ids, wakeRelay } = installation;
    return {
      module: AppModule,
      controllers: [SubscriptionRpc, DeliveryRpc, eventLogController('webhook'), ...operationsControllers('webhook', { dataSource, clock })],
      providers: [
        { provide: DataSource, useValue: dataSource },
        { provide: EventLogStore, useValue: eventLog },
        { provide: PersonalDataCipher, useValue: cipher },
        { provide: Targets, useValue: targets },
        { provide: Installation, useValue: installation },
        { provide: RunCommand, useValue: new RunCommand({ dataSource, clock, ids, afterCommit: wakeRelay }) },
        {
          provide: SendLot, inject: [DeliveryStore, FindSubscriptions, KeepSecrets, JudgeOwner, KeepEndpoints, EndSubscription, PostMessage],
          useFactory: (
            deliveries: DeliveryStore, subscriptions: FindSubscriptions, secrets: KeepSecrets, owners: JudgeOwner, endpoints: KeepEndpoints, ending: EndSubscription, post: PostMessage,
          ) => new SendLot({ dataSource, installation, deliveries, subscriptions, secrets, owners, endpoints, ending, post, logger }),
        },
        {
          provide: DeliveryWorker, inject: [DeliveryStore, KeepSecrets, SendLot, FollowOwners],
          useFactory: (deliveries: DeliveryStore, secrets: KeepSecrets, sending: SendLot, owners: FollowOwners) => new DeliveryWorker({ dataSource, installation, deliveries, secrets, sending, owners, logger, metrics }),
        },
        { provide: PostMessage, useValue: new PostMessage(targets) },
        DeliveryStore, EndpointStore, OwnerStore, SecretStore, SubscriptionStore,
        ChangeSubscription, CreateSubscription, EndSubscription, FindDeliveries, FindSubscriptions, FollowOwners, JudgeOwner, KeepDeliveries, KeepEndpoints, KeepSecrets, KeepSubscription,
        RotateSecret, SendAgain, ShowSubscriptions, SwitchSubscription,
        FanOutConsumer, OwnerConsumer,
      ],
    };
  }
}
