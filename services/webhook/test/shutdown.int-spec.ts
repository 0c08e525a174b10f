import { describeEnd } from '@haicap/testing/service-life';
import { webhookStage } from './webhook-stage.js';

describeEnd({ service: 'webhook', noun: 'subscription', raise: webhookStage });
