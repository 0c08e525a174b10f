import { describeStart } from '@haicap/testing/service-life';
import { webhookStage } from './webhook-stage.js';

describeStart({ service: 'webhook', noun: 'subscription', raise: webhookStage });
