import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { Problem } from '../../api/client.js';
import { usePageTitle } from '../../frame/page-title.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { seesSettings } from '../../session/permissions.js';
import type { OwnAccount } from '../../session/session-keeper.js';
import { t } from '../../text/language.js';
import '../../theme/settings.css';

interface SettingsPageProps {
  readonly title: string;
  /** One sentence: what is set here, and what it does. */
  readonly lead?: string;
  readonly above?: ReactNode;
  readonly isFor?: (account: OwnAccount) => boolean;
  readonly children: (account: OwnAccount) => ReactNode;
}

/** A page on which an administrator sets something up for the whole province. */
export function SettingsPage({ title, lead, above, isFor = seesSettings, children }: SettingsPageProps) {
  usePageTitle(title);
  return (
    <>
      <div className="settings-head">
        {above}
        <h1>{title}</h1>
        {lead !== undefined && <p className="muted lead">{lead}</p>}
      </div>
      <ForSignedIn isFor={isFor}>{children}</ForSignedIn>
    </>
  );
}

/** Why something was not done, and that nothing was lost. */
export function ProblemLine({ problem, children }: { problem: Problem | null; children?: ReactNode }) {
  if (problem === null) return null;
  const trace = problem.traceId === undefined ? '' : t('Mã lần theo: {{id}}', { id: problem.traceId });
  return <div role="alert"><Alert type="warning" title={problem.title} description={<>{children}{trace !== '' && <p className="small muted">{trace}</p>}</>} /></div>;
}
