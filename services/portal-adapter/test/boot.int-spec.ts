import { describeStart } from '@haicap/testing/service-life';
import { portalAdapterStage } from './portal-adapter-stage.js';

describeStart({ service: 'portal-adapter', noun: 'payment', raise: portalAdapterStage });
