import type { INestApplicationContext } from '@nestjs/common';
import type { Subscription } from '@haicap/contracts';
import { RpcClient } from '@haicap/messaging';
import { FactSubscription, OwnerLog, RepeatingTask, type FactSubscriptionSettings, type Project } from '@haicap/outbox';
import { signServiceToken, systemClock } from '@haicap/service-kit';
import { DossierCopyConsumer } from './dossier-copy/dossier-copy.consumer.js';
import { ReadIssues } from './result-standing/read-issues.js';
import { ResultStandingConsumer } from './result-standing/result-standing.consumer.js';
import { SignatoryConsumer } from './signatory/signatory.consumer.js';

export interface FollowSettings extends Pick<FactSubscriptionSettings, 'bus' | 'dataSource' | 'logger' | 'metrics' | 'clock'> {
  readonly serviceKey: Uint8Array;
}

export interface Followed {
  /** Which dossiers name which files, and where their results stand. */
  readonly dossiers: FactSubscription;
  /** Who may sign in whose name. */
  readonly signatories: readonly FactSubscription[];
  /** What an earlier release did not keep of them. */
  readonly issues: RepeatingTask;
}

const ISSUES_INTERVAL_MS = 60_000;

/** The read copies that this service keeps, one subscription per noun. */
export function followFacts(app: INestApplicationContext, settings: FollowSettings): Followed {
  const issues = app.get(ReadIssues);
  const log = logOfDossiers(settings);
  const [copies, standings, signatories] = [app.get(DossierCopyConsumer), app.get(ResultStandingConsumer), app.get(SignatoryConsumer)];
  return {
    dossiers: follow({ service: 'dossier', noun: 'dossier' }, async (tx, facts) => {
      await copies.project(tx, facts);
      await standings.project(tx, facts);
    }, { ...settings, givesWay: true }),
    signatories: ['officer', 'unit', 'delegation'].map((noun) => follow({ service: 'registry', noun }, (tx, facts) => signatories.project(tx, facts), settings)),
    // Until everything is read; afterwards it costs one look at an empty index a minute.
    issues: new RepeatingTask({ name: 'issues of results', intervalMs: ISSUES_INTERVAL_MS, run: () => issues.run(log), logger: settings.logger }),
  };
}

function logOfDossiers({ bus, metrics, serviceKey }: FollowSettings): OwnerLog {
  return new OwnerLog({ rpc: new RpcClient(bus, { metrics }), serviceToken: () => signServiceToken(serviceKey, 'files', systemClock), followed: { service: 'dossier', noun: 'dossier' } });
}

function follow(followed: Subscription, project: Project, { serviceKey, ...settings }: FollowSettings & Pick<FactSubscriptionSettings, 'givesWay'>): FactSubscription {
  const { bus, metrics } = settings;
  return new FactSubscription({
    ...settings, rpc: new RpcClient(bus, { metrics }), consumer: 'files', followed, project,
    serviceToken: () => signServiceToken(serviceKey, 'files', systemClock),
  });
}
