import { describeEnd } from '@haicap/testing/service-life';
import { portalAdapterStage } from './portal-adapter-stage.js';

describeEnd({ service: 'portal-adapter', noun: 'payment', raise: portalAdapterStage });
