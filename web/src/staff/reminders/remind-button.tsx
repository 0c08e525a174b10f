import type { Dossier, remindUnit, RpcReply } from '@haicap/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWriting } from '../../session/as-person.js';
import { chairUnits, hasRole } from '../../session/permissions.js';
import type { OwnAccount } from '../../session/session-keeper.js';
import { t } from '../../text/language.js';

/** Whom this person may remind of a dossier: the province anybody, a chair the own unit. The service decides. */
export const remindsUnitOf = (account: OwnAccount, { competentUnitId }: Pick<Dossier, 'competentUnitId'>): boolean =>
  hasRole(account, 'province-leader') || hasRole(account, 'province-admin') || chairUnits(account).includes(competentUnitId);

/** One press asks the unit that decides to look; a second one says that it was asked already. */
export function RemindButton({ dossier: { dossierId, code } }: { dossier: Dossier }) {
  const writing = useWriting();
  const queries = useQueryClient();
  const [told, setTold] = useState<string>();
  const remind = async () => {
    const answer = await writing.run<RpcReply<typeof remindUnit>>({ method: 'POST', path: `/api/v1/dossiers/${dossierId}/reminders`, body: {} });
    if (answer === undefined) return;
    setTold(answer.isNew ? t('đã nhắc') : t('đã được nhắc từ trước'));
    void queries.invalidateQueries({ queryKey: ['reminders'] });
  };
  return (
    <>
      {told === undefined && <button type="button" className="btn small" disabled={writing.busy} aria-label={t('Nhắc đơn vị về hồ sơ {{code}}', { code })} onClick={() => void remind()}>{t('Nhắc')}</button>}
      {told !== undefined && <span role="status" className="small jade">✓ {told}</span>}
      {writing.problem !== null && <span role="alert" className="small gold">◆ {writing.problem.title}</span>}
    </>
  );
}
